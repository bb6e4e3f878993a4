import Charts
import Model
import Scoring
import Terminal

/// Every dimension, category and factor as a bar with its interval, last year's mark and its spread.
struct FactorsView {
    let scope: Scope
    let row: Int

    func draw(on canvas: inout Canvas, in area: Rectangle) {
        let workspace = scope.workspace
        let before = scope.before
        let rows = Subject.all(workspace.instrument).map { subject in
            let estimate = subject.estimate(in: scope.maturity)
            var bar = ResultCharts.bar(
                String(repeating: "  ", count: subject.depth) + subject.name(workspace.instrument, workspace.language),
                estimate, reference: before?.marks[subject.measure],
                note: note(subject, estimate, before),
                isWithheld: subject.isWithheld(in: scope.maturity), workspace)
            bar.tone = subject.depth == 2 ? .series1 : .accent
            return bar
        }
        let (bars, legend) = area.splitBottom(1)
        Bars(rows: rows, selected: row).drawing(width: bars.width, height: bars.height).draw(on: &canvas, in: bars)
        let now = workspace.measurement?.id.rawValue ?? ""
        let text =
            before.map { workspace.strings("results.legend", now, $0.label) }
            ?? workspace.strings("results.legend.alone", now)
        canvas.drawTruncated(text, x: legend.x, y: legend.y, style: Style(.dim), limit: legend.width)
    }

    /// Spread, and for a factor the agreement; or that it cannot be compared.
    private func note(_ subject: Subject, _ estimate: Estimate?, _ before: Before?) -> String {
        let format = scope.workspace.format
        if case .factor(let id, _) = subject, before?.isReworded(id) == true {
            return scope.workspace.strings("results.reworded")
        }
        guard let deviation = estimate?.deviation else { return "" }
        var note = "s \(format.decimal(deviation, 0))"
        if case .factor(let id, _) = subject, let agreement = scope.maturity.factor(id)?.agreement {
            note += "  r \(format.decimal(agreement, 2))"
        }
        return note
    }
}
