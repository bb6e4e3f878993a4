import Model

/// A table of somebody else's: typed cells, and where they stand in the file.
public struct SourceTable: Sendable {
    /// The file.
    public var file: String
    /// The sheet's name; nil in a file of separated values.
    public var sheet: String?
    /// The rows that are not empty.
    public var rows: [Row]
    /// What could not be read of it.
    public var problems: [ImportProblem]

    /// Takes all fields.
    public init(file: String, sheet: String? = nil, rows: [Row], problems: [ImportProblem] = []) {
        self.file = file
        self.sheet = sheet
        self.rows = rows
        self.problems = problems
    }

    /// A row of the file.
    public struct Row: Sendable {
        /// The line that it begins at, or the row of the sheet, from 1.
        public var line: Int
        /// Its cells from the first column on; columns after the last have nothing in it.
        public var cells: [Cell]
        /// The cells that reach over several columns, and the columns that they reach over.
        public var spans: [Range<Int>] = []

        /// Takes a line and its cells.
        public init(line: Int, cells: [Cell], spans: [Range<Int>] = []) {
            self.line = line
            self.cells = cells
            self.spans = spans
        }

        /// The cell of a column; empty where the row does not reach that far.
        public subscript(column: Int) -> Cell { column < cells.count ? cells[column] : .empty }
    }

    /// What a cell holds.
    public enum Cell: Hashable, Sendable {
        /// Nothing.
        case empty
        /// Text, never blank, without blanks at its ends.
        case text(String)
        /// A number, always finite.
        case number(Double)
        /// A day.
        case day(Day)
        /// Yes or no.
        case truth(Bool)
        /// What a spreadsheet could not compute, for example `#REF!`.
        case error(String)

        /// The cell as text; empty where there is nothing.
        public var text: String {
            switch self {
            case .empty: ""
            case .text(let text), .error(let text): text
            case .number(let number): Cell.written(number)
            case .day(let day): day.description
            case .truth(let truth): truth ? "TRUE" : "FALSE"
            }
        }

        /// The shortest digits that mean the number.
        static func written(_ number: Double) -> String {
            if let whole = Int(exactly: number) { return String(whole) }
            return "\(number)"
        }

        /// A text cell, or an empty one.
        init(reading text: String) {
            let text = CellText.read(text)
            self = text.isEmpty ? .empty : .text(text)
        }
    }
}

/// A file of other people's tables: separated values, or a workbook.
public struct SourceFile: Sendable {
    /// Where it came from.
    public let file: String
    private let contents: Contents

    private enum Contents: Sendable {
        case separated([UInt8])
        case workbook(XLSX)
    }

    /// Looks at a file's bytes and tells which sort it is.
    public init(bytes: [UInt8], file: String) throws(SourceError) {
        self.file = file
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            throw SourceError(
                file: file,
                problem: Text(
                    swedish: "en Excelfil av det gamla slaget (.xls) eller med lösenord",
                    english: "an Excel file of the old sort (.xls), or one with a password"),
                remedy: Text(
                    swedish: "spara den som .xlsx utan lösenord", english: "save it as .xlsx without a password"))
        }
        contents = bytes.starts(with: [0x50, 0x4B]) ? .workbook(try XLSX(bytes, file: file)) : .separated(bytes)
    }

    /// The sheets that can be chosen, those that are hidden last; empty for separated values.
    public var sheets: [String] {
        guard case .workbook(let workbook) = contents else { return [] }
        return (workbook.sheets.filter { !$0.isHidden } + workbook.sheets.filter(\.isHidden)).map(\.name)
    }

    /// The table on a sheet, by its name or its number from 1.
    public func table(sheet name: String) throws(SourceError) -> SourceTable {
        guard case .workbook(let workbook) = contents else {
            throw SourceError(
                .noSuchPart, file: file,
                problem: Text(swedish: "filen har inga blad", english: "the file has no sheets"),
                remedy: Text(swedish: "utelämna --sheet", english: "leave out --sheet"))
        }
        let word = name.lowercased()
        let byName = workbook.sheets.first { $0.name == name } ?? workbook.sheets.first { $0.name.lowercased() == word }
        let byNumber = Int(name).flatMap { workbook.sheets.indices.contains($0 - 1) ? workbook.sheets[$0 - 1] : nil }
        guard let sheet = byName ?? byNumber else {
            let there = sheets.map { "«\(ImportProblem.quoted($0))»" }.joined(separator: ", ")
            throw SourceError(
                .noSuchPart, file: file,
                problem: Text(
                    swedish: "det finns inget blad «\(ImportProblem.quoted(name))»",
                    english: "there is no sheet «\(ImportProblem.quoted(name))»"),
                remedy: Text(swedish: "bladen är \(there)", english: "the sheets are \(there)"))
        }
        return try workbook.table(sheet)
    }

    /// The table whose first rows `value` finds most in: the only one of separated values, one of the sheets that are
    /// not hidden of a workbook.
    private func table(best value: (SourceTable) -> Double) throws(SourceError) -> SourceTable {
        switch contents {
        case .separated(let bytes): return Self.table(bytes, file: file)
        case .workbook(let workbook):
            let visible = workbook.sheets.filter { !$0.isHidden }
            let candidates = visible.isEmpty ? workbook.sheets : visible
            guard var best = candidates.first else {
                throw SourceError(
                    file: file, problem: Text(swedish: "boken har inga blad", english: "the workbook has no sheets"),
                    remedy: Text(swedish: "spara den på nytt i Excel", english: "save it anew in Excel"))
            }
            if candidates.count > 1 {
                var highest = -1.0
                for sheet in candidates.prefix(50) {
                    let value = value(try workbook.table(sheet, rows: HeaderRow.searched))
                    if value > highest { (best, highest) = (sheet, value) }
                }
            }
            return try workbook.table(best)
        }
    }

    private static func table(_ bytes: [UInt8], file: String) -> SourceTable {
        let csv = CSV(bytes, hasTitles: true)
        var problems: [ImportProblem] = []
        if let line = csv.openQuote {
            problems.append(
                ImportProblem(
                    file: file, line: line, column: nil, field: "",
                    problem: Text(
                        swedish: "citattecknet har inget slut", english: "nothing closes the quotation mark"),
                    remedy: Text(
                        swedish: "avsluta cellen med ett citattecken, eller ta bort det",
                        english: "close the cell with a quotation mark, or remove it")))
        }
        let rows = csv.rows.map { row in
            SourceTable.Row(line: row.line, cells: row.cells.map { $0.isEmpty ? .empty : .text($0) })
        }
        return SourceTable(file: file, rows: rows, problems: problems)
    }
}

extension SourceFile {
    /// The table whose headings are understood best.
    public func table(headings: Headings) throws(SourceError) -> SourceTable {
        try table { HeaderRow(of: $0, headings)?.value ?? 0 }
    }
}
