import Model

/// Answers read from separated values: one row a respondent.
///
/// With a header, columns stand in any order and are known by the statements' identifiers; `unit` (enhet), `id`
/// (respondent), `name` (namn), `address` (e-post) and comments (`E1 kommentar`) may be there. Without one, or where
/// another tool titled one column for each statement, the columns are the statements in the instrument's order.
public struct ResponseImport: Sendable {
    /// The rows that are right.
    public private(set) var responses: [Response] = []
    /// Everything that is wrong, by line.
    public private(set) var problems: [ImportProblem] = []
    /// Rows with answers, right or wrong.
    public private(set) var rows = 0
    private let existing: Table<Response>
    private let measurement: Identifier<Measurement>

    /// Reads a file's bytes. Names and addresses are dropped unless the measurement is named.
    public init(
        bytes: [UInt8], file: String, instrument: Instrument, units: Table<Unit>, existing: Table<Response>,
        measurement: Identifier<Measurement>, anonymity: Measurement.Anonymity = .anonymous,
        seed: UInt64 = .random(in: 0...(.max))
    ) {
        self.existing = existing
        self.measurement = measurement
        let csv = CSV(bytes)
        var table = csv.rows[...]
        guard let first = table.first else {
            problems = [
                ImportProblem(
                    file: file, line: 1, column: nil, field: "",
                    problem: Text(swedish: "filen är tom", english: "the file is empty"),
                    remedy: Text(
                        swedish: "en rad per respondent väntades", english: "one row a respondent was expected"))
            ]
            return
        }
        let columns: [Column]
        if Header.isHeader(first.cells, instrument) {
            table.removeFirst()
            let header = Header(first, file: file, instrument)
            columns = header.columns
            problems = header.problems
        } else {
            columns = instrument.factors.map { Column(role: .answer($0.id), title: $0.id.rawValue) }
        }
        guard problems.isEmpty else { return }
        var reader = RowReader(file: file, columns: columns, units: units, keepsPersons: anonymity == .named)
        var seen: [Identifier<Response>: Int] = [:]
        for row in table {
            rows += 1
            reader.problems = []
            let response = reader.response(row)
            if let openQuote = csv.openQuote, row.line == table.last?.line {
                reader.report(
                    row, nil,
                    Text(
                        swedish: "citattecknet på rad \(openQuote) har inget slut",
                        english: "nothing closes the quotation mark on line \(openQuote)"),
                    Text(
                        swedish: "avsluta cellen med ett citattecken, eller ta bort det",
                        english: "close the cell with a quotation mark, or remove it"))
            }
            if let response, let line = seen[response.id], !response.id.rawValue.isEmpty {
                let id = ImportProblem.quoted(response.id.rawValue)
                reader.report(
                    row, nil,
                    Text(
                        swedish: "respondenten «\(id)» finns redan på rad \(line)",
                        english: "the respondent «\(id)» is on line \(line) already"),
                    Text(swedish: "ge var och en ett eget id", english: "give each an id of their own"))
            }
            problems += ImportProblem.summed(reader.problems)
            guard reader.problems.isEmpty, let response else { continue }
            seen[response.id] = row.line
            responses.append(response)
        }
        // Only now is it known which identifiers the file uses itself.
        var taken = Set(existing.map(\.id)).union(responses.map(\.id))
        var random = SplitMix(seed: seed)
        responses = responses.map { response in
            guard response.id.rawValue.isEmpty else { return response }
            let id = Identifier<Response>.random(using: &random, isTaken: taken.contains)
            taken.insert(id)
            return response.named(id)
        }
    }

    /// One edit a row: a respondent that is there already is replaced, if anything differs, and keeps the code.
    public var edits: [Edit] {
        responses.compactMap { response in
            let before = existing[response.id]
            var response = response
            response.codeHash = before?.codeHash
            guard before != response else { return nil }
            return .response(measurement, response.id, Replacement(from: before, to: response))
        }
    }
}

/// What stands in a column, and what it is called in the file.
private struct Column {
    var role: Role
    var title: String

    enum Role: Hashable {
        case answer(Identifier<Factor>)
        case comment(Identifier<Factor>)
        case unit, respondent, name, address
        case ignored
        /// Titled with something that is no statement.
        case unknown

        init(_ title: String, _ instrument: Instrument) {
            func factor(_ word: some StringProtocol) -> Identifier<Factor>? {
                instrument.factors.first { $0.id.rawValue.lowercased() == word }?.id
            }
            let word = title.lowercased()
            let parts = word.split(separator: " ")
            switch word {
            case "": self = .ignored
            case "enhet", "unit", "förvaltning", "avdelning": self = .unit
            case "id", "respondent", "nr", "nummer", "number": self = .respondent
            case "namn", "name": self = .name
            case "e-post", "epost", "email", "e-mail", "address", "adress": self = .address
            default:
                if let factor = factor(word) {
                    self = .answer(factor)
                } else if parts.count == 2, ["kommentar", "comment"].contains(parts[1]), let factor = factor(parts[0]) {
                    self = .comment(factor)
                } else {
                    self = .unknown
                }
            }
        }

        var isAnswer: Bool { if case .answer = self { true } else { false } }
    }
}

/// The first row, when it says what the columns are.
private struct Header {
    var columns: [Column]
    var problems: [ImportProblem] = []

    /// Whether a first row holds titles: it has one that is known, or numbers its columns, or is less than half answers.
    static func isHeader(_ cells: [String], _ instrument: Instrument) -> Bool {
        let filled = cells.filter { !$0.isEmpty }
        let numbers = (1...max(7, filled.count)).map(String.init)
        guard filled != numbers else { return true }
        let isKnown = filled.contains { Column.Role($0, instrument) != .unknown }
        return isKnown || filled.count { Answer(cell: $0) != nil } * 2 < filled.count
    }

    init(_ row: CSV.Row, file: String, _ instrument: Instrument) {
        columns = row.cells.map { Column(role: Column.Role($0, instrument), title: $0) }
        func report(_ column: Int?, _ problem: Text, _ remedy: Text) {
            problems.append(
                ImportProblem(
                    file: file, line: row.line, column: column.map { $0 + 1 },
                    field: column.map { columns[$0].title } ?? "", problem: problem, remedy: remedy))
        }
        var seen: Set<Column.Role> = [.ignored, .unknown]
        for (index, column) in columns.enumerated() where !seen.insert(column.role).inserted {
            guard column.role != .ignored && column.role != .unknown else { continue }
            report(
                index, Text(swedish: "kolumnen finns två gånger", english: "the column is there twice"),
                Text(swedish: "ta bort den ena", english: "remove one of them"))
        }
        let unknown = columns.indices.filter { columns[$0].role == .unknown }
        let statements = instrument.factors.map(\.id.rawValue).joined(separator: ", ")
        let remedy = Text(
            swedish: "påståendena är \(statements)", english: "the statements are \(statements)")
        let namesNone = !columns.contains { $0.role.isAnswer }
        // Titles of another tool's, one for each statement: then it is their order that counts.
        if namesNone && unknown.count == instrument.factors.count {
            for (index, factor) in zip(unknown, instrument.factors) { columns[index].role = .answer(factor.id) }
        } else if unknown.count == 1, let index = unknown.first {
            let title = ImportProblem.quoted(columns[index].title)
            report(
                index,
                Text(swedish: "det finns inget påstående «\(title)»", english: "there is no statement «\(title)»"),
                remedy)
        } else if !unknown.isEmpty {
            let titles = unknown.prefix(5).map { "«\(ImportProblem.quoted(columns[$0].title))» (\($0 + 1))" }
                .joined(separator: ", ")
            let more = unknown.count - 5
            report(
                nil,
                Text(
                    swedish: "\(unknown.count) kolumner är inga påståenden: \(titles)"
                        + (more > 0 ? " och \(more) till" : ""),
                    english: "\(unknown.count) columns are no statements: \(titles)"
                        + (more > 0 ? " and \(more) more" : "")),
                remedy)
        } else if namesNone {
            report(nil, Text(swedish: "ingen kolumn är ett påstående", english: "no column is a statement"), remedy)
        }
    }
}

private struct RowReader {
    let file: String
    let columns: [Column]
    let units: Table<Unit>
    let keepsPersons: Bool
    var problems: [ImportProblem] = []

    mutating func report(_ row: CSV.Row, _ column: Int?, _ problem: Text, _ remedy: Text) {
        problems.append(
            ImportProblem(
                file: file, line: row.line, column: column.map { $0 + 1 },
                field: column.map { columns[$0].title } ?? "",
                problem: problem, remedy: remedy))
    }

    /// A respondent without an identifier where the row has none; nil for a row of the wrong shape.
    mutating func response(_ row: CSV.Row) -> Response? {
        var cells = row.cells
        while cells.count > columns.count, cells.last == "" { cells.removeLast() }
        guard cells.count <= columns.count, !columns[cells.count...].contains(where: \.role.isAnswer) else {
            report(
                row, nil,
                Text(
                    swedish: "\(cells.count) celler, men \(columns.count) kolumner",
                    english: "\(cells.count) cells, but \(columns.count) columns"),
                Text(
                    swedish: "en cell per kolumn väntades, tom där inget är besvarat",
                    english: "one cell a column was expected, empty where nothing was answered"))
            return nil
        }
        var id = ""
        var unit: Identifier<Unit>?
        var person = Response.Person()
        var answers: [Identifier<Factor>: Answer] = [:]
        var comments: [Identifier<Factor>: String] = [:]
        for (index, cell) in cells.enumerated() where !cell.isEmpty {
            switch columns[index].role {
            case .answer(let factor):
                answers[factor] = Answer(cell: cell)
                if answers[factor] == nil {
                    let said = ImportProblem.quoted(cell)
                    report(
                        row, index, Text(swedish: "«\(said)» är inget svar", english: "«\(said)» is not an answer"),
                        Text(
                            swedish: "skriv 1–6, 0 för «vet ej» eller tomt",
                            english: "write 1–6, 0 for «don't know», or nothing"))
                }
            case .comment(let factor): comments[factor] = cell
            case .unit: unit = self.unit(cell, row, index)
            case .respondent: id = cell
            case .name: person.name = cell
            case .address: person.address = cell
            case .ignored, .unknown: break
            }
        }
        let isSomebody = keepsPersons && person != Response.Person()
        return Response(
            id: Identifier(id), unit: unit, person: isSomebody ? person : nil, answers: answers, comments: comments)
    }

    /// The unit with that identifier or, where only one has it, that name; nil and a problem where there is none.
    private mutating func unit(_ cell: String, _ row: CSV.Row, _ index: Int) -> Identifier<Unit>? {
        let word = cell.lowercased()
        if let unit = units.first(where: { $0.id.rawValue.lowercased() == word }) { return unit.id }
        let namesakes = units.filter { $0.name.lowercased() == word }
        if namesakes.count == 1 { return namesakes[0].id }
        let said = ImportProblem.quoted(cell)
        guard namesakes.isEmpty else {
            let ids = namesakes.map(\.id.rawValue).joined(separator: ", ")
            report(
                row, index,
                Text(swedish: "flera enheter heter «\(said)»", english: "several units are called «\(said)»"),
                Text(swedish: "skriv den enas id: \(ids)", english: "write the id of one: \(ids)"))
            return nil
        }
        let known = units.map(\.name).joined(separator: ", ")
        report(
            row, index, Text(swedish: "det finns ingen enhet «\(said)»", english: "there is no unit «\(said)»"),
            units.isEmpty
                ? Text(swedish: "lägg upp den först", english: "add it first")
                : Text(swedish: "enheterna är \(known)", english: "the units are \(known)"))
        return nil
    }
}

extension Response {
    fileprivate func named(_ id: Identifier<Response>) -> Response {
        Response(id: id, unit: unit, person: person, answers: answers, comments: comments)
    }
}

extension Answer {
    /// Reads a cell: 1–6, also as `4,0`; 0, a dash or words for «vet ej». Nil for anything else.
    fileprivate init?(cell: String) {
        let parts = cell.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
        if parts.count <= 2, let number = Int(parts[0]), parts.dropFirst().allSatisfy({ $0.allSatisfy { $0 == "0" } }) {
            self.init(digit: number)
            return
        }
        let words = cell.lowercased().replacing("’", with: "'").split(whereSeparator: \.isWhitespace)
        let unknown = ["vet ej", "vet inte", "don't know", "dont know", "do not know", "-", "–", "—", "?"]
        guard unknown.contains(words.joined(separator: " ")) else { return nil }
        self = .unknown
    }
}
