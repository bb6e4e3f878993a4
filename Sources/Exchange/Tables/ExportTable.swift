/// The tables that a collection is exported as. docs/tables.md tells what the columns mean.
public enum ExportTable: String, CaseIterable, Sendable {
    case organisations, results, figures, portfolios, products, initiatives, withheld

    /// The columns of its files, in order; those of the folders' names come on top.
    public var columns: [String] {
        switch self {
        case .organisations:
            ["organisation", "name", "kind", "county", "population", "is_generated", "is_member", "shared"]
        case .results: ["organisation", "version", "respondents", "invited", "organisation_type"]
        case .figures: ["organisation", "measure", "score", "deviation", "answers"]
        case .portfolios:
            [
                "organisation", "systems", "assessed", "annual_cost", "develop", "modernise", "keep", "retire",
                "retired",
            ]
        case .products: ["organisation", "name", "supplier", "quality", "importance", "lifecycle", "replacement"]
        case .initiatives: ["organisation", "category", "description"]
        case .withheld: ["measure", "basis", "kind", "group_key"]
        }
    }

    /// Whether its folders are by instrument and year.
    var isByYear: Bool {
        switch self {
        case .results, .figures, .withheld: true
        case .organisations, .portfolios, .products, .initiatives: false
        }
    }
}

/// How the tables' files are written.
public enum ExportFormat: String, CaseIterable, Sendable {
    /// A JSON object a line.
    case ndjson
    /// Separated by commas, with a line of titles (RFC 4180).
    case csv
}
