import Model

/// Answers read from separated values: one row a respondent.
///
/// With a header, columns stand in any order and are known by the statements' identifiers; `unit` (enhet), `id`
/// (respondent), `name` (namn), `address` (e-post) and comments (`E1 kommentar`) may be there. Without one, the
/// columns are the statements in the instrument's order.
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
        measurement: Identifier<Measurement>, anonymity: Measurement.Anonymity = .anonymous
    ) {
        self.existing = existing
        self.measurement = measurement
        var table = CSV(bytes).rows[...]
        guard let first = table.first else {
            problems = [
                ImportProblem(
                    file: file, line: 1, column: nil, field: "", problem: "the file is empty",
                    remedy: "one row a respondent was expected")
            ]
            return
        }
        let columns: [Column]
        if let named = Self.header(first.cells, instrument) {
            table.removeFirst()
            columns = named.columns
            problems += named.problems.map {
                ImportProblem(
                    file: file, line: first.line, column: $0.column, field: $0.field, problem: $0.problem,
                    remedy: $0.remedy)
            }
        } else {
            columns = instrument.factors.map { .answer($0.id) }
        }
        guard problems.isEmpty else { return }
        var reader = RowReader(file: file, columns: columns, units: units, keepsPersons: anonymity == .named)
        var seen: [Identifier<Response>: Int] = [:]
        for row in table {
            rows += 1
            reader.problems = []
            let response = reader.response(row)
            if let response, let line = seen[response.id], !response.id.rawValue.isEmpty {
                reader.report(
                    row, nil, "the respondent «\(response.id)» is on line \(line) already", "give each an own id")
            }
            problems += reader.problems
            guard reader.problems.isEmpty, let response else { continue }
            seen[response.id] = row.line
            responses.append(response)
        }
        // Only now is it known which identifiers the file uses itself.
        var names = NewNames(taken: Set(existing.map(\.id)).union(responses.map(\.id)))
        responses = responses.map { $0.id.rawValue.isEmpty ? $0.named(names.next()) : $0 }
    }

    /// One edit a row: a respondent that is there already is replaced, if anything differs.
    public var edits: [Edit] {
        responses.compactMap { response in
            let before = existing[response.id]
            guard before != response else { return nil }
            return .response(measurement, response.id, Replacement(from: before, to: response))
        }
    }

    fileprivate enum Column {
        case answer(Identifier<Factor>)
        case comment(Identifier<Factor>)
        case unit, respondent, name, address
        case ignored
        /// Titled with something that is no statement.
        case unknown
    }

    private struct HeaderProblem {
        var column: Int
        var field: String
        var problem: String
        var remedy: String
    }

    /// What the columns are, when the first row says so; nil when it holds answers.
    private static func header(
        _ cells: [String], _ instrument: Instrument
    ) -> (columns: [Column], problems: [HeaderProblem])? {
        // One wrong answer does not make a header of a row of answers.
        guard !cells.contains(where: { Answer(cell: $0) != nil }) else { return nil }
        var problems: [HeaderProblem] = []
        var seen: Set<String> = []
        let columns = cells.enumerated().map { index, cell -> Column in
            let word = cell.lowercased()
            if !word.isEmpty, !seen.insert(word).inserted {
                problems.append(
                    HeaderProblem(
                        column: index + 1, field: cell, problem: "the column is there twice",
                        remedy: "remove one of them"))
            }
            switch word {
            case "enhet", "unit", "förvaltning", "avdelning": return .unit
            case "id", "respondent", "nr", "nummer", "number": return .respondent
            case "namn", "name": return .name
            case "e-post", "epost", "email", "e-mail", "address", "adress": return .address
            case "": return .ignored
            default: break
            }
            if let factor = instrument.factors.first(where: { $0.id.rawValue.lowercased() == word }) {
                return .answer(factor.id)
            }
            let parts = word.split(separator: " ")
            if parts.count == 2, ["kommentar", "comment"].contains(String(parts[1])),
                let factor = instrument.factors.first(where: { $0.id.rawValue.lowercased() == parts[0] })
            {
                return .comment(factor.id)
            }
            return .unknown
        }
        // Titles of another tool's, one for each statement: then it is their order that counts.
        let namesNone = !columns.contains { if case .answer = $0 { true } else { false } }
        if namesNone,
            columns.count(where: { if case .unknown = $0 { true } else { false } }) == instrument.factors.count
        {
            var rest = instrument.factors[...]
            let ordered = columns.map { column -> Column in
                if case .unknown = column, let factor = rest.popFirst() { .answer(factor.id) } else { column }
            }
            return (ordered, problems)
        }
        for (index, cell) in cells.enumerated() {
            guard case .unknown = columns[index] else { continue }
            problems.append(
                HeaderProblem(
                    column: index + 1, field: cell, problem: "there is no statement «\(cell)»",
                    remedy: "the statements are \(instrument.factors.map(\.id.rawValue).joined(separator: ", "))"))
        }
        return (columns, problems)
    }
}

private struct RowReader {
    let file: String
    let columns: [ResponseImport.Column]
    let units: Table<Unit>
    let keepsPersons: Bool
    var problems: [ImportProblem] = []

    mutating func report(_ row: CSV.Row, _ column: Int?, _ problem: String, _ remedy: String) {
        var field = ""
        if let column, columns.indices.contains(column) {
            switch columns[column] {
            case .answer(let factor), .comment(let factor): field = factor.rawValue
            case .unit: field = "unit"
            default: break
            }
        }
        problems.append(
            ImportProblem(
                file: file, line: row.line, column: column.map { $0 + 1 }, field: field, problem: problem,
                remedy: remedy))
    }

    /// A respondent without an identifier where the row has none; nil for a row of the wrong shape.
    mutating func response(_ row: CSV.Row) -> Response? {
        var cells = row.cells
        while cells.count > columns.count, cells.last == "" { cells.removeLast() }
        guard cells.count <= columns.count, cells.count == columns.count || isPadded(cells) else {
            report(
                row, nil, "\(cells.count) cells, but \(columns.count) columns",
                "one cell a column was expected, empty where nothing was answered")
            return nil
        }
        var id = ""
        var unit: Identifier<Unit>?
        var person = Response.Person()
        var answers: [Identifier<Factor>: Answer] = [:]
        var comments: [Identifier<Factor>: String] = [:]
        for (index, cell) in cells.enumerated() where !cell.isEmpty {
            switch columns[index] {
            case .answer(let factor):
                if let answer = Answer(cell: cell) {
                    answers[factor] = answer
                } else {
                    report(row, index, "«\(cell)» is not an answer", "answers are 1–6, 0 for «vet ej», or nothing")
                }
            case .comment(let factor): comments[factor] = cell
            case .unit:
                let found = matches(cell)
                unit = found.count == 1 ? found[0].id : nil
                if found.isEmpty {
                    let known =
                        units.isEmpty ? "add it first" : "the units are \(units.map(\.name).joined(separator: ", "))"
                    report(row, index, "there is no unit «\(cell)»", known)
                } else if unit == nil {
                    report(
                        row, index, "«\(cell)» is the name of several units",
                        "write its identifier, one of \(found.map(\.id.rawValue).joined(separator: ", "))")
                }
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

    /// The units that a cell may mean: by identifier, else by identifier or name regardless of case.
    private func matches(_ cell: String) -> [Unit] {
        if let unit = units[Identifier(cell)] { return [unit] }
        let word = cell.lowercased()
        return units.filter { $0.id.rawValue.lowercased() == word || $0.name.lowercased() == word }
    }

    /// Whether only cells that may be missing are missing: comments at the end of the row.
    private func isPadded(_ cells: [String]) -> Bool {
        columns.dropFirst(cells.count).allSatisfy { if case .answer = $0 { false } else { true } }
    }
}

/// Names for respondents who came without one: numbers that nobody has yet.
private struct NewNames {
    private let taken: Set<Identifier<Response>>
    private var number = 0

    init(taken: Set<Identifier<Response>>) { self.taken = taken }

    mutating func next() -> Identifier<Response> {
        while true {
            number += 1
            let digits = String(number)
            let id = Identifier<Response>("r-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits)
            if !taken.contains(id) { return id }
        }
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
        if let number = Int(cell) {
            self.init(digit: number)
            return
        }
        if let number = Double(cell.replacing(",", with: ".")), let whole = Int(exactly: number) {
            self.init(digit: whole)
            return
        }
        guard
            ["vet ej", "vet inte", "-", "–", "don't know", "don’t know", "dont know", "?"].contains(cell.lowercased())
        else {
            return nil
        }
        self = .unknown
    }
}
