/// A name without what does not tell things apart: case, accents, signs, a maker's legal form, a version at the end.
///
/// `Tallmark Ärende AB, v. 3.1` and `tallmark ärende` have the same key.
struct NameKey: Hashable, Sendable {
    /// The words, in their order.
    let words: [String]

    /// Nil where nothing is left to tell things apart by.
    init?(_ name: String) {
        let whole = Self.words(of: name)
        var words = whole
        while words.count > 1, let last = words.last, Self.isVersion(last) || Self.legalForms.contains(last) {
            words.removeLast()
        }
        self.words = words.isEmpty ? whole : words
        if self.words.isEmpty { return nil }
    }

    /// All words of a name, without case, accents and signs.
    static func words(of name: String) -> [String] {
        var words: [String] = []
        var word = ""
        for scalar in name.lowercased().unicodeScalars {
            if let folded = folded(scalar) {
                word.unicodeScalars.append(folded)
            } else if !word.isEmpty {
                words.append(word)
                word = ""
            }
        }
        if !word.isEmpty { words.append(word) }
        return words
    }

    /// The words as one text.
    var text: String { words.joined(separator: " ") }

    /// Letters and digits; å, ä and ö are letters of their own, other accents make no difference.
    private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar {
        case "é", "è", "ê", "ë": "e"
        case "á", "à", "â", "ã": "a"
        case "ü", "ú", "ù", "û": "u"
        case "æ": "ä"
        case "ø": "ö"
        default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil ? scalar : nil
        }
    }

    /// `3`, `v2`, `2024`, `ii`, `version`.
    static func isVersion(_ word: String) -> Bool {
        if ["version", "ver", "v", "ii", "iii", "iv", "release", "rel"].contains(word) { return true }
        let digits = word.first == "v" ? word.dropFirst() : word[...]
        return !digits.isEmpty && digits.utf8.allSatisfy { (48...57).contains($0) }
    }

    private static let legalForms: Set<String> = [
        "ab", "hb", "kb", "aktiebolag", "as", "asa", "aps", "oy", "oyj", "inc", "ltd", "llc", "gmbh", "bv", "plc",
        "corp",
        "corporation", "publ",
    ]
}

extension NameKey {
    /// How alike two names are, 0…1; nil where they are not alike enough to be taken for the same.
    ///
    /// The same words in any order are 1. One letter put in, left out, changed or changed about with the next, in names of
    /// five letters or more, is 1 − 1/letters; a digit tells things apart. Two shared words or more are alike by the
    /// share of all words that both have, from two thirds.
    func likeness(to other: NameKey) -> Double? {
        if words.sorted() == other.words.sorted() { return 1 }
        let (mine, theirs) = (Array(text.unicodeScalars), Array(other.text.unicodeScalars))
        let length = max(mine.count, theirs.count)
        if min(mine.count, theirs.count) >= Self.shortest, Self.isOneSlip(mine, theirs) {
            return 1 - 1 / Double(length)
        }
        let (one, two) = (Set(words), Set(other.words))
        let shared = one.intersection(two).count
        let share = Double(shared) / Double(one.union(two).count)
        return shared >= 2 && share >= 2.0 / 3 ? share : nil
    }

    /// Letters that a name has at least where one slip may make another of it.
    static let shortest = 5

    /// Whether one letter was put in, left out, changed or changed about with the next.
    private static func isOneSlip(_ one: [Unicode.Scalar], _ two: [Unicode.Scalar]) -> Bool {
        let (short, long) = one.count <= two.count ? (one, two) : (two, one)
        guard long.count - short.count <= 1 else { return false }
        var start = 0
        while start < short.count, short[start] == long[start] { start += 1 }
        var end = 0
        while end < short.count - start, short[short.count - 1 - end] == long[long.count - 1 - end] { end += 1 }
        let (left, other) = (short[start..<(short.count - end)], long[start..<(long.count - end)])
        guard (left + other).allSatisfy({ $0.properties.numericType == nil }) else { return false }
        return left.count <= 1 && other.count <= 1
            || left.count == 2 && left.first == other.last && left.last == other.first
    }
}
