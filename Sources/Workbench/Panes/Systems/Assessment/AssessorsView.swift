import Model
import Scoring
import Terminal

/// All assessors' marks of a system side by side, with their mean and how far they are apart.
struct AssessorsView {
    let entry: AssessmentEntry
    let system: System
    let workspace: Workspace

    func draw(on canvas: inout Canvas, in area: Rectangle) {
        let words = workspace.strings
        let method = workspace.library.method
        let criteria = method.quality + method.importance
        let apart = Disagreement(system, method: method)
        // The one who is assessing stands there before the first mark.
        var assessors = system.assessments.map(\.id)
        if !assessors.contains(entry.assessor) { assessors.append(entry.assessor) }
        assessors.sort { rank($0) < rank($1) }
        var cursor = ListCursor()
        cursor.select(min(entry.position, criteria.count - 1))
        FigureTable(
            columns: [.init(title: words("systems.assess.criterion"), width: 22, isRight: false, isWide: true)]
                + assessors.map { assessor in
                    let title = workspace.name(of: assessor)
                    return .init(title: title, width: min(16, max(4, TextWidth.columns(of: title))))
                } + [
                    .init(title: words("systems.assess.mean"), width: 6),
                    .init(title: words("systems.assess.range"), width: 9),
                ],
            count: criteria.count, cursor: cursor
        ).draw(on: &canvas, in: area) { index in
            let criterion = criteria[index]
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

    /// The usual roles before others.
    private func rank(_ assessor: Identifier<Assessment>) -> (Int, Identifier<Assessment>) {
        (AssessmentEntry.assessors.firstIndex(of: assessor) ?? AssessmentEntry.assessors.count, assessor)
    }
}
