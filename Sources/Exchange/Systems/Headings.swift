import Model

/// What columns' headings mean: the vocabulary's words, and the criteria of the method with who assessed them.
public struct Headings: Sendable {
    private struct Meaning {
        var target: ImportTarget
        /// How far down it stands among the words for its target; less is better.
        var rank: Int
    }

    /// A heading that means something.
    struct Match {
        var target: ImportTarget
        var sureness: Sureness
        var rank: Int
    }

    /// How sure it is what a column holds, least first.
    public enum Sureness: Int, Comparable, Sendable {
        /// The heading begins as a known one does, or a known one begins as it does.
        case guess
        /// The heading is a known one but for capitals, accents and signs.
        case likely
        /// The heading is a known one.
        case exact
        /// It was so the last time that a list with these headings was imported.
        case remembered
        /// Somebody said so.
        case chosen

        /// By sureness.
        public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    private var exact: [String: Meaning] = [:]
    private var normal: [String: Meaning] = [:]
    /// The keys of `normal`.
    private var sorted: [String] = []
    let vocabulary: ImportVocabulary
    private let method: Method

    /// Takes what is known.
    public init(vocabulary: ImportVocabulary, method: Method) {
        self.vocabulary = vocabulary
        self.method = method
        for (word, words) in vocabulary.headings.sorted(by: { $0.key < $1.key }) {
            guard let target = ImportTarget(word: word) else { continue }
            add(target, words.all)
        }
        for (assessor, criterion) in marks {
            let target = ImportTarget.mark(Identifier(assessor), criterion.id)
            let called = vocabulary.assessors[assessor]?.all ?? []
            for name in [criterion.name.swedish, criterion.name.english, criterion.id.rawValue] {
                add(target, called.flatMap { ["\(name) (\($0))", "\($0): \(name)"] })
            }
        }
        // Without an assessor they are the owner's, where a field is not called so.
        for (assessor, criterion) in marks where assessor == "owner" {
            add(
                .mark(Identifier(assessor), criterion.id),
                [criterion.name.swedish, criterion.name.english, criterion.id.rawValue])
        }
        sorted = normal.keys.sorted()
    }

    private var marks: [(assessor: String, criterion: Criterion)] {
        vocabulary.assessors.keys.sorted().flatMap { assessor in
            (method.quality + method.importance).map { (assessor, $0) }
        }
    }

    private mutating func add(_ target: ImportTarget, _ words: [String]) {
        for (rank, word) in words.enumerated() {
            let meaning = Meaning(target: target, rank: rank)
            let key = Self.normalised(word)
            if exact[word] == nil { exact[word] = meaning }
            if !key.isEmpty, normal[key] == nil { normal[key] = meaning }
        }
    }

    /// What a heading means; nil where nothing is known like it.
    func match(_ heading: String) -> Match? {
        // Longer than any heading is: what somebody wrote in a cell.
        guard !heading.isEmpty, heading.utf8.count <= 120 else { return nil }
        if let meaning = exact[heading] {
            return Match(target: meaning.target, sureness: .exact, rank: meaning.rank)
        }
        if let target = ImportTarget(word: heading) { return Match(target: target, sureness: .exact, rank: 0) }
        let key = Self.normalised(heading)
        if let meaning = normal[key] {
            return Match(target: meaning.target, sureness: .likely, rank: meaning.rank)
        }
        // The heading is a known one with something after it: «Systemägare (namn)». Short words begin too much.
        for length in stride(from: key.utf8.count - 1, through: 5, by: -1) {
            if let meaning = normal[String(key.prefix(length))] {
                return Match(target: meaning.target, sureness: .guess, rank: meaning.rank)
            }
        }
        // Or cut short: «Lev.».
        guard (3...12).contains(key.utf8.count) else { return nil }
        var low = 0
        var high = sorted.count
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle] < key { low = middle + 1 } else { high = middle }
        }
        let longer = sorted[low...].prefix { $0.hasPrefix(key) }.compactMap { normal[$0] }
        guard let first = longer.first, longer.allSatisfy({ $0.target == first.target }) else { return nil }
        return Match(target: first.target, sureness: .guess, rank: longer.map(\.rank).min() ?? 0)
    }

    /// What a column is called that holds something; the word that means it for certain where the best heading would
    /// be understood as something else.
    public func title(_ target: ImportTarget, _ language: Language) -> String {
        let title: String
        switch target {
        case .mark(let assessor, let criterion):
            let name = (method.quality + method.importance).first { $0.id == criterion }?.name(language)
            let called = vocabulary.assessors[assessor.rawValue]?.best(language)
            guard let name, let called else { return target.word }
            title = "\(name) (\(called))"
        default: title = vocabulary.headings[target.word]?.best(language) ?? target.word
        }
        return match(title)?.target == target ? title : target.word
    }

    /// What somebody means by a word at the command line; nil where nothing is called so.
    public func target(named word: String) -> ImportTarget? {
        match(word).flatMap { $0.sureness >= .likely ? $0.target : nil }
    }

    /// A heading's letters and digits without capitals and accents.
    static func normalised(_ heading: String) -> String {
        guard heading.contains(where: { $0.isLetter || $0.isNumber }) else { return "" }
        return Organisation.Profile.slug(for: heading).replacing("-", with: "")
    }
}
