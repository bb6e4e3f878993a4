import Model

/// Makes values of a column's cells.
struct ValueReader {
    /// Why a cell cannot be read.
    struct Trouble: Error {
        var problem: Text
        var remedy: Text
    }

    private let vocabulary: ImportVocabulary
    private let units: [String: [Identifier<Unit>]]
    private let yes: Set<String>
    private let no: Set<String>
    private let unknown: Set<String>
    private let openEnded: Set<String>
    private let lifecycle: [String: System.Lifecycle]

    init(vocabulary: ImportVocabulary, units: Table<Unit>) {
        self.vocabulary = vocabulary
        var names: [String: [Identifier<Unit>]] = [:]
        for unit in units { names[unit.name.lowercased(), default: []].append(unit.id) }
        // An identifier goes before any name.
        for unit in units { names[unit.id.rawValue.lowercased()] = [unit.id] }
        self.units = names
        yes = Set(vocabulary.yes.all)
        no = Set(vocabulary.no.all)
        unknown = Set(vocabulary.unknown.all)
        openEnded = Set(vocabulary.openEnded.all)
        var lifecycle: [String: System.Lifecycle] = [:]
        for value in System.Lifecycle.allCases {
            let words = vocabulary.lifecycle[value.rawValue]?.all ?? []
            for word in words + [value.rawValue] {
                lifecycle[word] = value
                lifecycle[Headings.normalised(word)] = value
            }
        }
        self.lifecycle = lifecycle
    }

    /// The value of a cell; nil where it says that nothing is known.
    func value(
        _ cell: SourceTable.Cell, _ field: System.Field, _ notation: Notation
    ) throws(Trouble) -> System.Value? {
        if case .error(let error) = cell { throw Self.trouble(ofError: error) }
        switch field.type {
        case .text, .people:
            let text = cell.text
            guard !Self.isDash(text) else { return nil }
            return .text(field == .unit ? try unit(text) : text)
        case .list:
            guard !Self.isDash(cell.text) else { return nil }
            var items = Self.items(cell.text)
            if field == .usingUnits {
                for index in items.indices { items[index] = try unit(items[index]) }
            }
            return .list(items)
        case .number, .money: return try number(cell, field, notation)
        case .day: return try day(cell, field, notation)
        case .truth: return try truth(cell)
        case .choice:
            if let value = lifecycle[cell.text] { return .text(value.rawValue) }
            guard !isUnknown(cell.text) else { return nil }
            if let value = lifecycle[Headings.normalised(cell.text)] { return .text(value.rawValue) }
            let words = System.Lifecycle.allCases.compactMap { vocabulary.lifecycle[$0.rawValue] }
            throw Self.trouble(
                cell, Text(swedish: "är ingen livscykel", english: "is no lifecycle"),
                Text(
                    swedish: "skriv \(words.map { $0.best(.swedish) }.joined(separator: ", ")) eller tomt",
                    english: "write \(words.map { $0.best(.english) }.joined(separator: ", ")) or nothing"))
        }
    }

    /// The mark of a cell; nil where it says that nothing is known.
    func mark(_ cell: SourceTable.Cell) throws(Trouble) -> Mark? {
        if case .error(let error) = cell { throw Self.trouble(ofError: error) }
        guard !isUnknown(cell.text) else { return nil }
        if case .number(let number)? = Amount(cell.text, hasDecimalComma: true), let whole = Int(exactly: number),
            let mark = Mark(whole)
        {
            return mark
        }
        throw Self.trouble(
            cell, Text(swedish: "är inget betyg", english: "is no mark"),
            Text(swedish: "skriv 1–5 eller tomt", english: "write 1–5 or nothing"))
    }

    /// The unit that a text means: its identifier, or the text where there is none.
    func unit(_ text: String) throws(Trouble) -> String {
        guard let meant = units[text.lowercased()] else { return text }
        guard meant.count == 1 else {
            let ids = meant.map(\.rawValue).joined(separator: ", ")
            throw Self.trouble(
                .text(text),
                Text(swedish: "heter flera enheter", english: "is what several units are called"),
                Text(swedish: "skriv den enas id: \(ids)", english: "write the id of one: \(ids)"))
        }
        return meant[0].rawValue
    }

    private func number(
        _ cell: SourceTable.Cell, _ field: System.Field, _ notation: Notation
    ) throws(Trouble) -> System.Value? {
        let isLevel = [System.Field.confidentiality, .integrity, .availability].contains(field)
        let remedy =
            isLevel
            ? Text(swedish: "skriv 1–4 eller tomt", english: "write 1–4 or nothing")
            : Text(swedish: "skriv siffror eller tomt", english: "write digits or nothing")
        var number: Double?
        if case .number(let value) = cell {
            number = value
        } else {
            let text = cell.text
            guard !isUnknown(text) else { return nil }
            switch Amount(text, hasDecimalComma: notation.hasDecimalComma) {
            case .number(let value): number = value
            case .ambiguous(let one, let other):
                throw Self.trouble(
                    cell,
                    Text(
                        swedish:
                            "kan vara \(Amount.written(one, .swedish)) eller \(Amount.written(other, .swedish))",
                        english: "may be \(Amount.written(one, .english)) or \(Amount.written(other, .english))"),
                    Text(
                        swedish: "skriv utan tusentalstecken, eller med fyra decimaler",
                        english: "write it without separators, or with four decimals"))
            case nil:
                // «K3», «Nivå 3».
                let digits = text.filter(\.isNumber)
                if isLevel, digits.count == 1 { number = Double(digits) }
            }
        }
        guard let number, abs(number) <= System.Value.largest
        else { throw Self.trouble(cell, Text(swedish: "är inget tal", english: "is no number"), remedy) }
        guard isLevel || number >= 0 else {
            throw Self.trouble(cell, Text(swedish: "är mindre än noll", english: "is less than nothing"), remedy)
        }
        guard !isLevel || [1, 2, 3, 4].contains(number) else {
            throw Self.trouble(cell, Text(swedish: "är ingen nivå", english: "is no level"), remedy)
        }
        return .number(number)
    }

    private func day(
        _ cell: SourceTable.Cell, _ field: System.Field, _ notation: Notation
    ) throws(Trouble) -> System.Value? {
        if case .day(let day) = cell { return .day(day) }
        let text = cell.text
        guard !isUnknown(text), !openEnded.contains(text.lowercased()) else { return nil }
        let isEnd = field == .contractEnd || field == .retired
        switch DayText(text, isEnd: isEnd, hasDayFirst: notation.hasDayFirst, months: vocabulary.months) {
        case .day(let day): return .day(day)
        case .ambiguous(let one, let other):
            throw Self.trouble(
                cell, Text(swedish: "kan vara \(one) eller \(other)", english: "may be \(one) or \(other)"),
                Text(swedish: "skriv som \(one)", english: "write it like \(one)"))
        case nil:
            throw Self.trouble(
                cell, Text(swedish: "är inget datum", english: "is no date"),
                Text(swedish: "skriv som 2027-12-31 eller tomt", english: "write it like 2027-12-31, or nothing"))
        }
    }

    private func truth(_ cell: SourceTable.Cell) throws(Trouble) -> System.Value? {
        if case .truth(let truth) = cell { return .truth(truth) }
        let word = cell.text.lowercased()
        if yes.contains(word) { return .truth(true) }
        if no.contains(word) { return .truth(false) }
        if unknown.contains(word) { return nil }
        throw Self.trouble(
            cell, Text(swedish: "är varken ja eller nej", english: "is neither yes nor no"),
            Text(swedish: "skriv ja, nej eller tomt", english: "write yes, no or nothing"))
    }

    private func isUnknown(_ text: String) -> Bool { unknown.contains(text.lowercased()) }

    /// A dash stands for nothing also where any text may stand.
    private static func isDash(_ text: String) -> Bool { ["", "-", "–", "—"].contains(text) }

    /// A list's items: between semicolons or line breaks, or where there are none between commas.
    private static func items(_ text: String) -> [String] {
        let parts = text.split { $0 == ";" || $0.isNewline }
        return (parts.count > 1 || text.contains(";") ? parts : text.split(separator: ",")).map(String.init)
    }

    private static func trouble(_ cell: SourceTable.Cell, _ problem: Text, _ remedy: Text) -> Trouble {
        let said = ImportProblem.quoted(cell.text)
        return Trouble(
            problem: Text(
                swedish: "«\(said)» \(problem.swedish)", english: "«\(said)» \(problem.english)"), remedy: remedy)
    }

    private static func trouble(ofError error: String) -> Trouble {
        trouble(
            .text(error), Text(swedish: "är ett fel i kalkylarket", english: "is an error of the spreadsheet's"),
            Text(swedish: "rätta formeln eller töm cellen", english: "correct the formula or empty the cell"))
    }
}
