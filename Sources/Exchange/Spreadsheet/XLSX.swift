import Model

/// A workbook as Excel, LibreOffice and others write them (ECMA-376). Macros, links and formulas are not looked at: a
/// formula's cell holds what it last came to.
struct XLSX: Sendable {
    struct Sheet: Sendable {
        var name: String
        var isHidden: Bool
        /// The part of the archive that it is in.
        var part: String
    }

    let sheets: [Sheet]
    private let archive: Archive
    private let countsFrom1904: Bool
    private let strings: [SourceTable.Cell]
    private let showsDay: [Bool]

    init(_ bytes: [UInt8], file: String) throws(SourceError) {
        archive = try Archive(bytes, file: file)
        let roots = RelationsPart()
        try XMLReader.read("_rels/.rels", of: archive, with: roots)
        let book = Self.resolved(roots.target(ofType: "officeDocument") ?? "xl/workbook.xml", beside: "")
        let workbook = WorkbookPart()
        guard book.hasSuffix(".xml"), try XMLReader.read(book, of: archive, with: workbook) else {
            throw SourceError(
                file: file,
                problem: Text(swedish: "filen är ingen arbetsbok i .xlsx", english: "the file is no .xlsx workbook"),
                remedy: Text(swedish: "spara den som .xlsx eller CSV", english: "save it as .xlsx or CSV"))
        }
        let slash = book.lastIndex(of: "/")
        let folder = slash.map { String(book[..<$0]) } ?? ""
        let name = slash.map { String(book[book.index(after: $0)...]) } ?? book
        let relations = RelationsPart()
        try XMLReader.read((folder.isEmpty ? "" : folder + "/") + "_rels/\(name).rels", of: archive, with: relations)
        var sheets: [Sheet] = []
        for entry in workbook.entries {
            guard let relation = relations.relations[entry.relation], relation.type.hasSuffix("/worksheet") else {
                continue
            }
            sheets.append(
                Sheet(
                    name: entry.name, isHidden: entry.isHidden,
                    part: Self.resolved(relation.target, beside: folder)))
        }
        self.sheets = sheets
        countsFrom1904 = workbook.countsFrom1904
        let shared = SharedStringsPart()
        if let target = relations.target(ofType: "sharedStrings") {
            try XMLReader.read(Self.resolved(target, beside: folder), of: archive, with: shared)
        }
        strings = shared.cells
        let styles = StylesPart()
        if let target = relations.target(ofType: "styles") {
            try XMLReader.read(Self.resolved(target, beside: folder), of: archive, with: styles)
        }
        showsDay = styles.showsDay
    }

    /// The table on a sheet; only its first rows when `rows` says how many.
    func table(_ sheet: Sheet, rows limit: Int? = nil) throws(SourceError) -> SourceTable {
        let place = "\(archive.file) («\(ImportProblem.quoted(sheet.name))»)"
        let part = SheetPart(
            place: place, strings: strings, showsDay: showsDay, countsFrom1904: countsFrom1904, limit: limit)
        guard try XMLReader.read(sheet.part, of: archive, with: part) else { throw Archive.damaged(place) }
        var table = SourceTable(file: archive.file, sheet: sheet.name, rows: part.rows)
        table.fill(part.merged)
        return table
    }

    /// A path of the archive without steps up, as seen from a folder.
    private static func resolved(_ target: String, beside folder: String) -> String {
        var parts = target.hasPrefix("/") ? [] : folder.split(separator: "/")
        for part in target.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return parts.joined(separator: "/")
    }
}

extension SourceTable {
    /// Writes what a merged cell says in every row that it reaches over, and notes which columns it reaches over.
    fileprivate mutating func fill(_ merged: [(rows: Range<Int>, columns: Range<Int>)]) {
        guard !merged.isEmpty else { return }
        var indices: [Int: Int] = [:]
        for (index, row) in rows.enumerated() { indices[row.line] = index }
        // Merged cells of a sound file do not overlap, so that they are no more than the rows' cells.
        var room = SheetPart.mostCells / 10
        for area in merged {
            guard let first = indices[area.rows.lowerBound] else { continue }
            let cell = rows[first][area.columns.lowerBound]
            guard cell != .empty else { continue }
            for line in area.rows {
                room -= 1
                guard room > 0 else { return }
                guard let index = indices[line] else { continue }
                if area.columns.count > 1 { rows[index].spans.append(area.columns) }
                guard index != first, rows[index][area.columns.lowerBound] == .empty else { continue }
                while rows[index].cells.count <= area.columns.lowerBound { rows[index].cells.append(.empty) }
                rows[index].cells[area.columns.lowerBound] = cell
            }
        }
    }
}
