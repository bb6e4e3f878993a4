import Exchange
import Library
import Model

/// A list of systems that is being imported: the table, how its columns are understood, and what it would do.
struct ImportReading: Sendable {
    let source: SourceFile
    let table: SourceTable
    let headings: Headings
    let vocabulary: ImportVocabulary
    var mapping: SystemMapping
    /// Whether the list is of some systems only, and says nothing of the others.
    var isPartial = false
    /// What it would do; nil while that is being worked out.
    var plan: SystemImport?
    /// The organisation's revision that the plan is for.
    var revision = 0

    /// Reads a file. Takes long.
    init(path: String, sheet: String?, _ workspace: Workspace) throws {
        let source = try SourceFile(path: path)
        try self.init(source, sheet: sheet, workspace)
    }

    init(_ source: SourceFile, sheet: String?, _ workspace: Workspace) throws {
        let vocabulary = try workspace.library.importVocabulary()
        let headings = Headings(vocabulary: vocabulary, method: workspace.library.method)
        let table = try sheet.map { try source.table(sheet: $0) } ?? source.table(headings: headings)
        let remembered = workspace.organisation.analysis.importMappings
        guard let mapping = SystemMapping(table, headings: headings, remembered: remembered) else {
            throw SourceError(
                file: source.file, problem: Text(swedish: "filen är tom", english: "the file is empty"),
                remedy: Text(swedish: "välj en annan", english: "choose another"))
        }
        self.source = source
        self.table = table
        self.headings = headings
        self.vocabulary = vocabulary
        self.mapping = mapping
    }

    /// Works out what the import would do. Takes long.
    mutating func makePlan(_ workspace: Workspace) {
        revision = workspace.revision
        plan = SystemImport(
            table, mapping: mapping, organisation: workspace.organisation, vocabulary: vocabulary,
            today: workspace.today, marksMissing: !isPartial)
    }

    /// Whether a column is known by which a system can be told.
    var hasKey: Bool { mapping.key != nil }

    /// The edits of the import, with the mapping that is to be remembered.
    func edits(_ organisation: Organisation) -> [Edit] {
        plan?.edits(remembering: mapping, in: organisation) ?? []
    }
}
