import Charts
import Model
import Scoring
import Terminal

/// One product: how it does elsewhere, what others do with it and take in its place, and one's own systems of it.
struct NationalProductView {
    let product: NationalProducts.Product
    let findings: NationalFindings
    /// Among one's own systems of it.
    let cursor: ListCursor
    let workspace: Workspace

    /// What others do with it, and one's own systems, which have room for at least two.
    static func areas(_ area: Rectangle) -> (facts: Rectangle, own: Rectangle) {
        let below = area.splitTop(7).rest
        let (facts, own) = below.splitTop(max(0, min(7, below.height - 3)))
        return (facts, own)
    }

    private var systems: [System] {
        (findings.own[product.id] ?? []).compactMap { workspace.organisation.systems[$0] }
    }

    private var suppliers: String {
        product.suppliers.map { supplier in
            workspace.strings("national.supplier", supplier.name, workspace.format.count(supplier.count))
        }.joined(separator: ", ")
    }

    func draw(on canvas: inout Canvas, in area: Rectangle) {
        let (words, format) = (workspace.strings, workspace.format)
        let title = product.name + " · " + words("national.organisations", format.count(product.stages.total))
        canvas.drawTruncated(title, x: area.x, y: area.y, style: Style(.heading).bold, limit: area.width)
        if !product.suppliers.isEmpty {
            canvas.drawTruncated(
                words("field.supplier") + ": " + suppliers, x: area.x, y: area.y + 1,
                style: Style(.dim), limit: area.width)
        }
        let plots = BoxPlots(
            rows: [
                row("products.quality", product.quality, \.quality),
                row("products.importance", product.importance, \.importance),
            ],
            markHeading: words("compare.own"), headings: [words("compare.median"), words("national.answers")])
        let picture = Rectangle(x: area.x, y: area.y + 3, width: area.width, height: 3)
        plots.drawing(width: picture.width, height: picture.height).draw(on: &canvas, in: picture)

        let (facts, own) = Self.areas(area)
        let (left, right) = facts.splitLeft(facts.width / 2)
        drawStages(on: &canvas, in: left)
        drawReplacements(on: &canvas, in: right.splitLeft(2).rest)
        drawOwn(on: &canvas, in: own)
    }

    private func row(
        _ key: String, _ outcome: Comparison.Outcome, _ figure: (SystemResult) -> Score?
    ) -> BoxPlots.Row {
        let distribution = outcome.distribution
        let own = systems.filter(\.isInOperation).compactMap {
            figure(SystemResult($0, method: workspace.library.method))?.value
        }
        let mark = own.isEmpty ? nil : own.reduce(0, +) / Double(own.count)
        return BoxPlots.Row(
            workspace.strings(key), span: distribution.map(BoxPlots.Span.init), mark: mark,
            markText: workspace.format.percent(mark.map { Score($0) }),
            figures: [
                workspace.median(outcome), distribution.map { workspace.format.count($0.count) } ?? "–",
            ],
            withheld: workspace.withheld(outcome))
    }

    private func drawStages(on canvas: inout Canvas, in area: Rectangle) {
        let words = workspace.strings
        canvas.drawTruncated(
            words("national.stages"), x: area.x, y: area.y, style: Style(.heading).bold, limit: area.width)
        let stages = product.stages
        let rows = [
            ("inUse", stages.inUse), ("phasingOut", stages.phasingOut), ("retired", stages.retired),
            ("planned", stages.planned),
        ]
        for (line, (stage, count)) in rows.enumerated() where area.y + 1 + line < area.bottom {
            let y = area.y + 1 + line
            canvas.drawTruncated(words("lifecycle.\(stage)"), x: area.x, y: y, limit: 16)
            canvas.drawRight(workspace.format.count(count), right: area.x + 22, y: y)
            let share = stages.total == 0 ? 0 : Double(count) / Double(stages.total)
            canvas.drawRight(workspace.format.share(share), right: area.x + 29, y: y, style: Style(.dim))
        }
    }

    private func drawReplacements(on canvas: inout Canvas, in area: Rectangle) {
        let words = workspace.strings
        canvas.drawTruncated(
            words("products.replaced-by"), x: area.x, y: area.y, style: Style(.heading).bold, limit: area.width)
        var rows = product.replacements.map { ($0.name, $0.count, Tone.text) }
        if product.otherReplacements > 0 { rows.append((words("national.other"), product.otherReplacements, .dim)) }
        guard !rows.isEmpty else {
            canvas.drawTruncated(
                words("national.replaced-by.none"), x: area.x, y: area.y + 1, style: Style(.dim), limit: area.width)
            return
        }
        for (line, (name, count, tone)) in rows.prefix(max(0, min(5, area.height - 1))).enumerated() {
            let y = area.y + 1 + line
            canvas.drawRight(workspace.format.count(count), right: area.x + 4, y: y, style: Style(tone))
            canvas.drawTruncated(name, x: area.x + 6, y: y, style: Style(tone), limit: area.width - 6)
        }
    }

    private func drawOwn(on canvas: inout Canvas, in area: Rectangle) {
        let (words, format) = (workspace.strings, workspace.format)
        guard area.height > 1 else { return }
        let systems = systems
        guard !systems.isEmpty else {
            canvas.drawTruncated(
                words("national.own.none"), x: area.x, y: area.y, style: Style(.dim), limit: area.width)
            return
        }
        FigureTable(
            columns: [
                .init(title: words("products.left.own"), width: 20, isRight: false, isWide: true),
                .init(title: words("portfolio.quality-short"), width: 6),
                .init(title: words("portfolio.importance-short"), width: 6),
                .init(title: words("field.lifecycle"), width: 12, isRight: false),
                .init(title: words("field.replacedBy"), width: 16, isRight: false, rank: 1),
            ],
            count: systems.count, cursor: cursor
        ).draw(on: &canvas, in: area) { index in
            let system = systems[index]
            let result = SystemResult(system, method: workspace.library.method)
            return [
                .init(system.name), .init(format.percent(result.quality)), .init(format.percent(result.importance)),
                .init(system.lifecycle.map { words("lifecycle.\($0.rawValue)") } ?? "–"),
                .init(system.replacement ?? "", .dim),
            ]
        }
    }
}
