import Model
import Scoring
import Terminal

/// What is strong, what is weak, and what an organisation of this type does about it.
struct AdviceView {
    let scope: Scope
    let top: Int

    func draw(on canvas: inout Canvas, in area: Rectangle) {
        let width = Self.width(area)
        let lines = lines(width: width)
        let first = max(0, min(top, lines.count - area.height))
        for (row, line) in lines.dropFirst(first).prefix(area.height).enumerated() {
            canvas.draw(
                line.text, x: area.x + line.indent, y: area.y + row, style: line.style, limit: width - line.indent)
            if !line.value.isEmpty {
                canvas.drawRight(line.value, right: area.x + min(width, 60), y: area.y + row, style: line.style)
            }
        }
        if first + area.height < lines.count {
            canvas.drawRight("↓", right: area.right, y: area.bottom - 1, style: Style(.accent))
        }
    }

    /// The last line that can be the first one shown.
    func lastTop(in area: Rectangle) -> Int { max(0, lines(width: Self.width(area)).count - area.height) }

    private static func width(_ area: Rectangle) -> Int { min(area.width, 100) }

    private struct Line {
        var text: String
        var value = ""
        var indent = 0
        var style = Style()
    }

    private func lines(width: Int) -> [Line] {
        let workspace = scope.workspace
        let words = workspace.strings
        let language = workspace.language
        let instrument = workspace.instrument
        let maturity = scope.maturity
        var lines: [Line] = []
        func list(_ title: String, _ factors: [Identifier<Factor>], _ mark: String, _ tone: Tone) {
            lines.append(Line(text: title, style: Style(.heading).bold))
            for id in factors {
                guard let factor = instrument.factors.first(where: { $0.id == id }) else { continue }
                let category = instrument.category(of: id)?.name(language) ?? ""
                lines.append(
                    Line(
                        text: "\(mark) \(factor.name(language)) · \(category)",
                        value: workspace.format.percent(maturity.factor(id)?.estimate.score), indent: 1,
                        style: Style(tone)))
            }
            lines.append(Line(text: ""))
        }
        list(words("results.strengths"), maturity.strengths, "▲", .good)
        list(words("results.weaknesses"), maturity.weaknesses, "▼", .bad)
        guard let id = maturity.type, let type = instrument.types.first(where: { $0.id == id }) else { return lines }
        func paragraph(_ text: String, indent: Int = 1, style: Style = Style()) {
            for line in TextWidth.wrapped(text, to: width - indent) {
                lines.append(Line(text: line, indent: indent, style: style))
            }
        }
        lines.append(
            Line(text: words("overview.type", type.id.rawValue, type.name(language)), style: Style(.heading).bold))
        paragraph(type.advice(language))
        let weakest = maturity.categories.filter { $0.estimate.score != nil }
            .sorted { ($0.estimate.score?.value ?? 0) < ($1.estimate.score?.value ?? 0) }
        for category in weakest.prefix(3) {
            guard let advice = instrument.advice.first(where: { $0.category == category.id && $0.type == id }),
                let name = instrument.categories.first(where: { $0.id == category.id })?.name(language)
            else { continue }
            lines.append(Line(text: ""))
            lines.append(
                Line(
                    text: words("results.advice.category", name, workspace.format.percent(category.estimate.score)),
                    style: Style(.accent).bold))
            paragraph(advice.text(language))
        }
        return lines
    }
}
