import Model

/// Brings written names of products to what tells products apart: `Tallmark Ärende AB, v. 3.1` and `tallmark ärende
/// Enterprise` are one product.
///
/// What people decided goes first, then the rules, then the other names that products are known under.
public struct ProductNames: Sendable {
    /// What people have decided.
    public let decisions: ProductDecisions
    private let reduction: Reduction
    /// By words, whole and reduced, those of the product that they are another name of.
    private let aliases: [String: String]

    /// Takes the rules, and what was decided.
    public init(_ rules: ProductRules, decisions: ProductDecisions = ProductDecisions()) {
        self.decisions = decisions
        let reduction = Reduction(rules.rules)
        self.reduction = reduction
        var aliases: [String: String] = [:]
        for alias in rules.aliases {
            let product = reduction.reduce(NameKey.words(of: alias.name)).words.joined(separator: " ")
            for other in alias.also {
                let words = NameKey.words(of: other)
                aliases[words.joined(separator: " ")] = product
                aliases[reduction.reduce(words).words.joined(separator: " ")] = product
            }
        }
        self.aliases = aliases
    }

    /// A name's words in small letters, without signs: what decisions are about. Nil where there are none.
    public static func spelling(_ written: String) -> String? {
        let words = NameKey.words(of: written)
        return words.isEmpty ? nil : words.joined(separator: " ")
    }

    /// The product that a name stands for, by its words; nil for a name without letters and digits. The product's own
    /// words stand for itself.
    public func product(of written: String) -> String? {
        let words = NameKey.words(of: written)
        guard !words.isEmpty else { return nil }
        let spelling = words.joined(separator: " ")
        if let decided = decisions.product(of: spelling) { return decided }
        let reduced = reduction.reduce(words).words.joined(separator: " ")
        if let decided = decisions.product(of: reduced) { return decided }
        guard let known = aliases[spelling] ?? aliases[reduced] else { return reduced }
        return decisions.product(of: known) ?? known
    }

    /// The product that a name stands for as far as nobody has decided anything.
    func ruled(_ written: String) -> String? {
        let words = NameKey.words(of: written)
        guard !words.isEmpty else { return nil }
        let reduced = reduction.reduce(words).words.joined(separator: " ")
        return aliases[words.joined(separator: " ")] ?? aliases[reduced] ?? reduced
    }

    /// What the rules do with a name, in order.
    public func steps(_ written: String) -> [Step] { reduction.reduce(NameKey.words(of: written)).steps }

    /// What one rule did with a name.
    public struct Step: Equatable, Sendable {
        /// The rule.
        public let rule: ProductRules.Rule
        /// The words that it took away or wrote otherwise.
        public let words: String
    }

    /// The rules, as they are looked up.
    private struct Reduction: Sendable {
        private var begins: [String: ProductRules.Rule] = [:]
        private var ends: [String: ProductRules.Rule] = [:]
        private var spells: [String: (other: String, rule: ProductRules.Rule)] = [:]
        private var versions: (keeps: Set<String>, rule: ProductRules.Rule)?
        private var longest = 1

        init(_ rules: [ProductRules.Rule]) {
            for rule in rules {
                switch rule.action {
                case .begins(let words): for word in words { begins[key(of: word)] = rule }
                case .ends(let words): for word in words { ends[key(of: word)] = rule }
                case .versions(let keeps): versions = (Set(keeps), rule)
                case .spells(let words): for (word, other) in words { spells[word] = (other, rule) }
                }
            }
        }

        private mutating func key(of phrase: String) -> String {
            let words = NameKey.words(of: phrase)
            longest = max(longest, words.count)
            return words.joined(separator: " ")
        }

        func reduce(_ whole: [String]) -> (words: [String], steps: [Step]) {
            var steps: [Step] = []
            var words: [String] = []
            for word in whole {
                guard let spelling = spells[word] else {
                    words.append(word)
                    continue
                }
                steps.append(Step(rule: spelling.rule, words: word))
                if !spelling.other.isEmpty { words.append(spelling.other) }
            }
            if words.isEmpty { return (whole, []) }
            // What is left may end in another such word: «Standard 2019 AB».
            while let (count, isAtEnd, rule) = next(words) {
                let taken = isAtEnd ? words.suffix(count) : words.prefix(count)
                steps.append(Step(rule: rule, words: taken.joined(separator: " ")))
                if isAtEnd { words.removeLast(count) } else { words.removeFirst(count) }
            }
            return (words, steps)
        }

        /// How many words a rule takes away now, and where; something is always left of a name.
        private func next(_ words: [String]) -> (count: Int, isAtEnd: Bool, rule: ProductRules.Rule)? {
            guard let last = words.last, words.count > 1 else { return nil }
            if let versions, NameKey.isVersion(last), !versions.keeps.contains(last) { return (1, true, versions.rule) }
            for count in (1...min(longest, words.count - 1)).reversed() {
                if let rule = ends[words.suffix(count).joined(separator: " ")] { return (count, true, rule) }
                if let rule = begins[words.prefix(count).joined(separator: " ")] { return (count, false, rule) }
            }
            return nil
        }
    }
}
