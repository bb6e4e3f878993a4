import Model

/// A part of the search line: what stands between blanks, where quotation marks keep blanks and signs as they are.
struct FilterPart {
    /// Each character, and whether it stands in quotation marks.
    private var characters: [(character: Character, isQuoted: Bool)] = []

    var text: String { String(characters.map(\.character)) }

    /// Whether it is of letters only, none of them in quotation marks.
    var isWord: Bool { !characters.isEmpty && characters.allSatisfy { !$0.isQuoted && $0.character.isLetter } }

    /// Where the sign of a condition begins; nil where there is none.
    var operatorPlace: Int? {
        characters.indices.first { place in
            guard !characters[place].isQuoted else { return false }
            if characters[place].character == "!" {
                return place + 1 < characters.count && characters[place + 1].character == "="
            }
            return ":<>=".contains(characters[place].character)
        }
    }

    /// What stands between `|`.
    var alternatives: [String] {
        characters.split { $0.character == "|" && !$0.isQuoted }.map { part in String(part.map(\.character)) }
    }

    /// Takes away a sign at the beginning that something follows; false where there is none.
    mutating func takePrefix(_ signs: String) -> Bool {
        guard characters.count > 1, let first = characters.first, !first.isQuoted, signs.contains(first.character)
        else { return false }
        characters.removeFirst()
        return true
    }

    /// The name, the sign and the value of a condition.
    func split(at place: Int) -> (name: String, comparison: Filter.Comparison, value: FilterPart) {
        let sign = String(characters[place...].prefix(2).map(\.character))
        let comparison = Filter.Comparison.allCases.first { sign.hasPrefix($0.rawValue) } ?? .within
        var value = FilterPart()
        value.characters = Array(characters.dropFirst(place + comparison.rawValue.count))
        return (String(characters[..<place].map(\.character)), comparison, value)
    }

    /// The parts of a line.
    static func parts(of line: String) -> [FilterPart] {
        var parts: [FilterPart] = []
        var part = FilterPart()
        var isQuoted = false
        var afterQuote = false
        for character in line {
            if character == "\"" {
                // Twice, as at the end of one and the beginning of another, it is a quotation mark itself.
                if afterQuote { part.characters.append((character, true)) }
                isQuoted.toggle()
                afterQuote = !isQuoted
                continue
            }
            afterQuote = false
            if character == " ", !isQuoted {
                if !part.characters.isEmpty { parts.append(part) }
                part = FilterPart()
            } else {
                part.characters.append((character, isQuoted))
            }
        }
        if !part.characters.isEmpty { parts.append(part) }
        // `kostnad>1 000 000`: a number goes on with three digits, as the table writes it.
        return parts.reduce(into: []) { joined, part in
            if part.text.count == 3, part.text.allSatisfy(\.isNumber), let last = joined.last,
                last.text.contains(/[<>=]\d{1,3}(\d{3})*$/)
            {
                joined[joined.count - 1].characters += part.characters
            } else {
                joined.append(part)
            }
        }
    }

    /// A text as a value of the line, in quotation marks where it must be.
    static func quoted(_ text: String) -> String {
        let isSimple = text.allSatisfy { $0.isLetter || $0.isNumber || "-./&".contains($0) }
        return isSimple ? text : "\"\(text.replacing("\"", with: "\"\""))\""
    }
}

/// Days of the search line: `2027`, `2027-06`, `2027-06-30`, `idag`, and so long from today, `+12m`, `-30d`, `+1y`.
enum FilterDay {
    /// The days that are meant, as numbers that compare as days do; nil for what is no day.
    static func range(_ text: String, today: Day) -> ClosedRange<Double>? {
        let lower = text.lowercased()
        if ["idag", "today", "nu", "now"].contains(lower) { return range(today) }
        if let sign = lower.first, "+-".contains(sign), let unit = lower.last,
            let count = Int(lower.dropFirst().dropLast()), (0...9999).contains(count)
        {
            let step = sign == "-" ? -count : count
            switch unit {
            case "d": return range(today.advanced(days: step))
            case "m": return range(today.advanced(months: step))
            case "y", "å": return range(today.advanced(months: step * 12))
            default: return nil
            }
        }
        if let day = Day(text) { return range(day) }
        if let first = Day(text + "-01") { return number(first)...number(first) + 30 }
        if let first = Day(text + "-01-01") { return number(first)...number(first) + 1130 }
        return nil
    }

    private static func range(_ day: Day) -> ClosedRange<Double> { number(day)...number(day) }

    private static func number(_ day: Day) -> Double { Double(day.year * 10_000 + day.month * 100 + day.day) }
}

extension Day {
    /// So many months later; the last day of that month where it has fewer days. Kept within the years 1…9999.
    func advanced(months: Int) -> Day {
        let count = min(max(year * 12 + month - 1 + months, 12), 9999 * 12 + 11)
        let (year, month) = (count / 12, count % 12 + 1)
        return (0...3).lazy.compactMap { Day(year: year, month: month, day: day - $0) }.first ?? self
    }

    /// So many days later. Kept within the years 1…9999.
    func advanced(days: Int) -> Day { Day(number: number + days) ?? self }

    /// Days since a day long ago, so that differences of days can be taken.
    var number: Int {
        let years = month <= 2 ? year - 1 : year
        let monthsFromMarch = (month + 9) % 12
        return years * 365 + years / 4 - years / 100 + years / 400 + (153 * monthsFromMarch + 2) / 5 + day
    }

    /// The day of that number; nil outside the years 1…9999.
    init?(number: Int) {
        // Howard Hinnant's civil_from_days, with years that begin in March.
        let shifted = number - 1
        guard shifted >= 0 else { return nil }
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        self.init(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
            day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }
}
