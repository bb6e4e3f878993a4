/// A table of texts as other programs read it.
public enum TableExport {
    /// With semicolons, as Swedish spreadsheets take it; cells that a spreadsheet would take for formulas are defused.
    public static func csv(_ rows: [[String]]) -> String {
        rows.map { $0.map { CSV.written($0) }.joined(separator: ";") + "\r\n" }.joined()
    }
}
