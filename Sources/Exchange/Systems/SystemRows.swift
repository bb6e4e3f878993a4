import Model

/// A row of a list, read.
struct SystemRow {
    var line: Int
    /// Mogna's own identifier, where the list has it.
    var id: Identifier<System>?
    /// What the row says of the system, as a system without an identifier; its name is empty where the row has none.
    var said = System(id: "", name: "")
    var integrations: [(receiver: String, data: String)] = []

    /// What the list knows the system by.
    var number: String? { Self.key(said.fields[.number]) }
    var unit: String? { Self.key(said.fields[.unit]) }
    var name: String { said.name }
    var nameKey: String { Self.key(name) }

    /// A text as a key: capitals and blanks make no difference.
    static func key(_ text: String) -> String {
        let lower = text.lowercased()
        guard lower.utf8.contains(where: { $0 < 0x21 || $0 == 0xC2 }) else { return lower }
        return lower.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    static func key(_ value: System.Value?) -> String? {
        if case .text(let text)? = value { key(text) } else { nil }
    }
}

/// Reads a table's rows by a mapping.
struct SystemRows {
    private(set) var rows: [SystemRow] = []
    private(set) var problems: [ImportProblem] = []
    /// Rows of the table that hold anything of a system, right or wrong.
    private(set) var count = 0
    private let table: SourceTable
    private let columns: [(column: SystemMapping.Column, target: ImportTarget)]
    private let notations: [Notation]
    private let reader: ValueReader

    init(_ table: SourceTable, _ mapping: SystemMapping, _ reader: ValueReader) {
        self.table = table
        self.reader = reader
        let columns = mapping.columns.compactMap { column in column.target.map { (column, $0) } }
        self.columns = columns
        let body = table.rows[(mapping.header + 1)...]
        notations = columns.map { column, target in
            guard case .field(let field) = target else { return Notation([], .text) }
            let texts = body.lazy.compactMap { row -> String? in
                if case .text(let text) = row[column.index] { text } else { nil }
            }
            return Notation(texts, field.type)
        }
        for row in body { read(row) }
    }

    /// Notes what is wrong with a row, or with the cell of one of its columns.
    mutating func report(_ line: Int, _ column: SystemMapping.Column? = nil, _ problem: Text, _ remedy: Text) {
        problems.append(
            ImportProblem(
                file: table.file + (table.sheet.map { " («\(ImportProblem.quoted($0))»)" } ?? ""), line: line,
                column: column.map { $0.index + 1 }, field: column?.heading ?? "", problem: problem, remedy: remedy))
    }

    private mutating func read(_ source: SourceTable.Row) {
        let filled = columns.filter { source[$0.column.index] != .empty }
        // A list that was printed has its headings again on every page.
        guard !filled.isEmpty, !filled.allSatisfy({ source[$0.column.index].text == $0.column.heading }) else { return }
        count += 1
        if filled.count == 1, source.spans.contains(where: { $0.contains(filled[0].column.index) }) {
            let said = ImportProblem.quoted(source[filled[0].column.index].text)
            return report(
                source.line, nil,
                Text(
                    swedish: "raden är en enda sammanslagen cell, «\(said)»",
                    english: "the row is one merged cell, «\(said)»"),
                Text(
                    swedish: "ta bort raden om den är en rubrik, annars dela cellen",
                    english: "remove the row if it is a title, else unmerge the cell"))
        }
        var row = SystemRow(line: source.line)
        for (place, (column, target)) in columns.enumerated() {
            let cell = source[column.index]
            guard cell != .empty else { continue }
            do throws(ValueReader.Trouble) {
                try take(cell, target, notations[place], into: &row)
            } catch {
                report(source.line, column, error.problem, error.remedy)
            }
        }
        rows.append(row)
    }

    private func take(
        _ cell: SourceTable.Cell, _ target: ImportTarget, _ notation: Notation, into row: inout SystemRow
    ) throws(ValueReader.Trouble) {
        switch target {
        case .identifier: row.id = Identifier(cell.text)
        case .name:
            guard case .text(let name)? = try reader.value(cell, .product, notation) else { return }
            // A name is one line.
            row.said.name =
                name.contains(where: \.isNewline)
                ? name.split(whereSeparator: \.isWhitespace).joined(separator: " ") : name
        case .field(let field): row.said.fields[field] = try reader.value(cell, field, notation)
        case .mark(let assessor, let criterion):
            guard let mark = try reader.mark(cell) else { return }
            var assessment = row.said.assessments[assessor] ?? Assessment(id: assessor)
            assessment.marks[criterion] = mark
            row.said.assessments[assessor] = assessment
        case .integrations: row.integrations = IntegrationText.read(cell.text)
        }
    }
}
