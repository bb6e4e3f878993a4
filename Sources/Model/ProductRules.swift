/// How written names of products are brought to what tells products apart, read from `Data/products`.
public struct ProductRules: Equatable, Sendable {
    /// The rules, in the order in which they are explained.
    public var rules: [Rule]
    /// Products that are known under several names.
    public var aliases: [Alias]

    /// Takes both.
    public init(rules: [Rule] = [], aliases: [Alias] = []) {
        self.rules = rules
        self.aliases = aliases
    }

    /// Words that do not tell products apart, and why they do not.
    public struct Rule: Equatable, Sendable, Identifiable {
        /// For example `edition`.
        public var id: String
        /// Why the words say nothing of the product.
        public var why: Text
        /// What is done with which words.
        public var action: Action

        /// Takes all fields.
        public init(id: String, why: Text, action: Action) {
            self.id = id
            self.why = why
            self.action = action
        }
    }

    /// What a rule does with words in small letters, several of them with blanks between.
    public enum Action: Equatable, Sendable {
        /// Takes them off the beginning.
        case begins([String])
        /// Takes them off the end.
        case ends([String])
        /// Takes numbers and words for versions off the end, other than these, which belong to names.
        case versions(keeps: [String])
        /// Writes a word as another one; as nothing where that is empty.
        case spells([String: String])
    }

    /// A product and what else it is called.
    public struct Alias: Equatable, Sendable {
        /// The product.
        public var name: String
        /// Its other names.
        public var also: [String]

        /// Takes both.
        public init(name: String, also: [String]) {
            self.name = name
            self.also = also
        }
    }
}
