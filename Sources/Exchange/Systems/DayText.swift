import Model

/// A day as people write it.
enum DayText {
    case day(Day)
    /// `3/4 2027` may be in March or in April.
    case ambiguous(Day, Day)

    /// Reads `2027-12-31`, `20271231`, `31/12 2027`, `12/31/2027`, `31 dec 2027`; also `2027-12`, `dec 2027` and `2027`,
    /// which mean the end of the month or year where `isEnd`, else its beginning. Nil for what is no day.
    init?(_ text: String, isEnd: Bool, hasDayFirst: Bool?, months: [ImportVocabulary.Words]) {
        if let day = Day(text) {
            self = .day(day)
            return
        }
        // What follows is a time of day.
        var words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        if let first = words.first, words.count >= 3, first.count == 4, let join = words[2].firstIndex(of: "t"),
            text.contains(":")
        {
            words[2] = String(words[2][..<join])
        }
        if text.contains(":"), words.count > 3 { words = Array(words.prefix(3)) }
        var numbers: [(value: Int, digits: Int)] = []
        var month: Int?
        for word in words {
            if let value = Int(word), word.utf8.count <= 8 {
                numbers.append((value, word.utf8.count))
            } else if month == nil, let named = Self.month(word, months) {
                month = named
            } else {
                return nil
            }
        }
        let day: Day?
        switch (numbers.count, month) {
        case (1, nil): day = Self.alone(numbers[0].value, numbers[0].digits, isEnd)
        case (1, let month?) where numbers[0].digits == 4: day = Self.period(numbers[0].value, month, isEnd)
        case (2, nil):
            let (first, second) = (numbers[0], numbers[1])
            day =
                first.digits == 4
                ? Self.period(first.value, second.value, isEnd)
                : second.digits == 4 ? Self.period(second.value, first.value, isEnd) : nil
        case (2, let month?):
            let (first, second) = (numbers[0], numbers[1])
            day =
                first.digits == 4
                ? Day(year: first.value, month: month, day: second.value)
                : second.digits == 4 ? Day(year: second.value, month: month, day: first.value) : nil
        case (3, nil) where numbers[0].digits == 4:
            day = Day(year: numbers[0].value, month: numbers[1].value, day: numbers[2].value)
        case (3, nil) where numbers[2].digits == 4:
            let year = numbers[2].value
            let dayFirst = Day(year: year, month: numbers[1].value, day: numbers[0].value)
            let monthFirst = Day(year: year, month: numbers[0].value, day: numbers[1].value)
            if let dayFirst, let monthFirst, dayFirst != monthFirst {
                // Only a slash is written both ways.
                guard text.contains("/"), hasDayFirst == nil else {
                    self = .day(hasDayFirst == false ? monthFirst : dayFirst)
                    return
                }
                self = .ambiguous(dayFirst, monthFirst)
                return
            }
            day = dayFirst ?? monthFirst
        default: day = nil
        }
        guard let day else { return nil }
        self = .day(day)
    }

    /// A year, a month or a day in one number, or what a spreadsheet calls a day by.
    private static func alone(_ value: Int, _ digits: Int, _ isEnd: Bool) -> Day? {
        switch digits {
        case 8: Day(year: value / 10_000, month: value / 100 % 100, day: value % 100)
        case 6: (1900...2199).contains(value / 100) ? period(value / 100, value % 100, isEnd) : nil
        case 5: (20_000...99_999).contains(value) ? Day(spreadsheet: Double(value), countsFrom1904: false) : nil
        case 4: (1900...2199).contains(value) ? period(value, isEnd ? 12 : 1, isEnd) : nil
        default: nil
        }
    }

    private static func period(_ year: Int, _ month: Int, _ isEnd: Bool) -> Day? {
        isEnd
            ? [31, 30, 29, 28].lazy.compactMap { Day(year: year, month: month, day: $0) }.first
            : Day(year: year, month: month, day: 1)
    }

    private static func month(_ word: String, _ months: [ImportVocabulary.Words]) -> Int? {
        guard word.allSatisfy(\.isLetter), word.count <= 10 else { return nil }
        return months.firstIndex { $0.all.contains { word.hasPrefix($0) } }.map { $0 + 1 }
    }
}
