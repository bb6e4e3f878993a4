import Model
import Scoring
import Terminal

/// All assessors' marks of a system side by side, with their mean and how far they are apart; and below them the
/// shall-requirements, of which one thing is known whoever says it.
struct AssessorsView {
    let entry: AssessmentEntry
    let system: System
    let workspace: Workspace

    func draw(on canvas: inout Canvas, in area: Rectangle) {
        let words = workspace.strings
        let method = workspace.library.method
        let items = AssessmentEntry.items(method)
        let apart = Disagreement(system, method: method)
        // The one who is assessing stands there before the first mark.
        var assessors = system.assessments.map(\.id)
        if !assessors.contains(entry.assessor) { assessors.append(entry.assessor) }
        assessors.sort { rank($0) < rank($1) }
        var cursor = ListCursor()
        cursor.select(entry.position)
        FigureTable(
            columns: [.init(title: words("systems.assess.criterion"), width: 22, isRight: false, isWide: true)]
                + assessors.map { assessor in
                    let title = workspace.name(of: assessor)
                    return .init(title: title, width: min(16, max(4, TextWidth.columns(of: title))))
                } + [
                    .init(title: words("systems.assess.mean"), width: 6),
                    .init(title: words("systems.assess.range"), width: 9),
                ],
            count: items.count, cursor: cursor
        ).draw(on: &canvas, in: area) { index in
            guard let criterion = items[index].criterion else { return requirement(items[index], assessors.count) }
            let marks = assessors.map { system.assessments[$0]?.marks[criterion.id]?.value }
            let known = marks.compactMap { $0 }
            let mean = known.isEmpty ? nil : Double(known.reduce(0, +)) / Double(known.count)
            let spread = apart.criteria[criterion.id]
            return [.init(criterion.name(workspace.language))]
                + zip(assessors, marks).map { assessor, mark in
                    .init(
                        mark.map { "\($0)" } ?? "·", mark == nil ? .dim : assessor == entry.assessor ? .accent : .text)
                } + [
                    .init(workspace.format.decimal(mean)),
                    .init(
                        spread.map { workspace.format.decimal($0.range / 25, 0) } ?? "",
                        (spread?.range ?? 0) >= 50 ? .warning : .dim),
                ]
        }
    }

    /// What is known of a requirement, under the means.
    private func requirement(_ item: AssessmentEntry.Item, _ assessors: Int) -> [FigureTable.Cell] {
        guard case .requirement(let field) = item else { return [] }
        let words = workspace.strings
        let name = words("systems.assess.requirements") + ": " + words(Column.field(field).titleKey)
        let blanks = Array(repeating: FigureTable.Cell(""), count: assessors)
        guard case .truth(let truth)? = system.fields[field] else { return [.init(name)] + blanks + [.init("·", .dim)] }
        return [.init(name)] + blanks + [.init(words(truth ? "systems.yes" : "systems.no"), truth ? .text : .warning)]
    }

    /// The usual roles before others.
    private func rank(_ assessor: Identifier<Assessment>) -> (Int, Identifier<Assessment>) {
        (AssessmentEntry.assessors.firstIndex(of: assessor) ?? AssessmentEntry.assessors.count, assessor)
    }
}
