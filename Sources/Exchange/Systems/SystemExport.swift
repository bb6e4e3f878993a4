import CSpreadsheet
import Glibc
import Model

/// The inventory as a table that `SystemImport` reads back the same: every field, the marks and the integrations.
public struct SystemExport: Sendable {
    private let systems: [System]
    private let targets: [ImportTarget]
    private let titles: [String]
    private let vocabulary: ImportVocabulary
    private let language: Language

    /// Takes the systems to write. Columns for which nobody knows anything are left out, but for the usual ones.
    public init(
        _ systems: some Sequence<System>, vocabulary: ImportVocabulary, method: Method, language: Language
    ) {
        self.systems = Array(systems)
        self.vocabulary = vocabulary
        self.language = language
        var fields: Set<System.Field> = [.number, .product, .supplier, .purpose, .category, .unit, .owner, .maintainer]
        var marks: [Identifier<Assessment>: Set<Identifier<Criterion>>] = [:]
        var hasIntegrations = false
        for system in self.systems {
            fields.formUnion(system.fields.map(\.key))
            for assessment in system.assessments { marks[assessment.id, default: []].formUnion(assessment.marks.keys) }
            hasIntegrations = hasIntegrations || !system.integrations.isEmpty
        }
        let order = (method.quality + method.importance).map(\.id)
        func place(_ criterion: Identifier<Criterion>) -> Int { order.firstIndex(of: criterion) ?? order.count }
        var targets: [ImportTarget] = [.field(.number), .name]
        targets += System.Field.allCases.filter { fields.contains($0) && $0 != .number }.map(ImportTarget.field)
        if hasIntegrations { targets.append(.integrations) }
        for (assessor, criteria) in marks.sorted(by: { $0.key < $1.key }) {
            targets += criteria.sorted { (place($0), $0) < (place($1), $1) }.map { .mark(assessor, $0) }
        }
        self.targets = targets + [.identifier]
        let headings = Headings(vocabulary: vocabulary, method: method)
        titles = self.targets.map { headings.title($0, language) }
    }

    /// Semicolons between cells, as Swedish spreadsheets expect.
    public var csv: String {
        var text = titles.map { CSV.written($0) }.joined(separator: ";") + "\r\n"
        for system in systems {
            var isFirst = true
            for target in targets {
                if !isFirst { text += ";" }
                isFirst = false
                switch cell(system, target) {
                case .empty: break
                case .number(let number): text += Amount.written(number, language)
                case .day(let day): text += day.description
                case .text(let string), .error(let string): text += CSV.written(string)
                case .truth(let truth): text += truth ? "1" : "0"
                }
            }
            text += "\r\n"
        }
        return text
    }

    /// Writes a workbook of one sheet. What a spreadsheet would take for a formula has an apostrophe before it here too,
    /// because workbooks are made into other files.
    public func writeWorkbook(to path: String, sheet: String) throws(SourceError) {
        var status = MOGNA_OK
        guard let workbook = mogna_workbook_new(path, sheet, &status) else { throw Self.failure(status, path) }
        var failed: (row: Int, column: Int)?
        for (column, title) in titles.enumerated() {
            mogna_workbook_width(workbook, UInt16(column), Double(min(40, max(10, title.count + 2))))
            _ = mogna_workbook_heading(workbook, 0, UInt16(column), SpreadsheetText.written(CellText.defused(title)))
        }
        for (index, system) in systems.enumerated() {
            let row = UInt32(index + 1)
            for (place, target) in targets.enumerated() {
                let column = UInt16(place)
                let result: Int32
                switch cell(system, target) {
                case .empty: continue
                case .number(let number):
                    // A workbook keeps sixteen digits.
                    result =
                        Self.isKept(number)
                        ? mogna_workbook_number(workbook, row, column, number)
                        : mogna_workbook_text(workbook, row, column, Amount.written(number, language))
                case .day(let day):
                    if let serial = day.spreadsheetSerial {
                        result = mogna_workbook_day(workbook, row, column, serial)
                    } else {
                        result = mogna_workbook_text(workbook, row, column, day.description)
                    }
                case .truth(let truth): result = mogna_workbook_number(workbook, row, column, truth ? 1 : 0)
                case .text(let text), .error(let text):
                    result = mogna_workbook_text(
                        workbook, row, column, SpreadsheetText.written(CellText.defused(text)))
                }
                if result != 0, failed == nil { failed = (index, place) }
            }
        }
        status = mogna_workbook_close(workbook, UInt32(systems.count + 1), UInt16(targets.count))
        guard status == MOGNA_OK else { throw Self.failure(status, path) }
        if let failed {
            unlink(path)
            throw SourceError(
                file: path,
                problem: Text(
                    swedish: "en cell rymmer inte \(titles[failed.column]) för «\(systems[failed.row].name)»",
                    english: "a cell cannot hold \(titles[failed.column]) of «\(systems[failed.row].name)»"),
                remedy: Text(swedish: "skriv till .csv i stället", english: "write to .csv instead"))
        }
    }

    private static func isKept(_ number: Double) -> Bool {
        var buffer = [CChar](repeating: 0, count: 40)
        return withVaList([number]) { vsnprintf(&buffer, buffer.count, "%.16g", $0) } > 0
            && strtod(buffer, nil) == number
    }

    private func cell(_ system: System, _ target: ImportTarget) -> SourceTable.Cell {
        switch target {
        case .identifier: return .text(system.id.rawValue)
        case .name: return .text(system.name)
        case .mark(let assessor, let criterion):
            return system.assessments[assessor]?.marks[criterion].map { .number(Double($0.value)) } ?? .empty
        case .integrations:
            return system.integrations.isEmpty ? .empty : .text(IntegrationText.written(system.integrations))
        case .field(let field):
            switch system.fields[field] {
            case nil: return .empty
            case .number(let number)?: return .number(number)
            case .day(let day)?: return .day(day)
            // A single item with a comma would be read as two.
            case .text(let text)? where field.type == .list && text.contains(",") && !text.contains(";"):
                return .text(text + ";")
            case let value?: return .text(vocabulary.text(of: value, field, language))
            }
        }
    }

    private static func failure(_ status: mogna_status, _ path: String) -> SourceError {
        guard status == MOGNA_NO_LIBRARY else { return .writing(path, errno) }
        return SourceError(
            .machine, file: path,
            problem: Text(
                swedish: "Excelfiler skrivs med libxlsxwriter, som inte är installerat",
                english: "Excel files are written with libxlsxwriter, which is not installed"),
            remedy: Text(
                swedish: "installera libxlsxwriter-dev, eller skriv till .csv",
                english: "install libxlsxwriter-dev, or write to .csv"))
    }
}
