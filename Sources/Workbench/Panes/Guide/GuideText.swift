import Library
import Model
import Terminal

/// The text beside the table of contents, in lines.
struct GuideText {
    /// One line.
    struct Line: Equatable {
        var text = ""
        var indent = 0
        var style = Style()
    }

    private let row: GuideRow?
    private let workspace: Workspace

    /// The text of a line of the contents.
    init(_ row: GuideRow?, _ workspace: Workspace) {
        self.row = row
        self.workspace = workspace
    }

    /// The text as it is drawn in so many columns.
    func lines(width: Int) -> [Line] {
        let language = workspace.language
        var page = Page(width: width)
        guard let row else { return [] }
        page.add(row.title(language), Style(.heading).bold)
        switch row {
        case .guide(let guide):
            page.space()
            page.add(guide.about(language))
            addSource(guide.source, to: &page)
        case .step(let step):
            for section in step.sections {
                page.heading(section.title(language))
                if let text = section.text { page.add(text(language)) }
                for point in section.points { page.add(point(language), mark: "• ") }
                if let source = section.source { addSource(source, to: &page) }
            }
        case .exercise(let exercise): add(exercise, to: &page)
        }
        return page.lines
    }

    private func add(_ exercise: Guide.Exercise, to page: inout Page) {
        let words = workspace.strings
        page.space()
        page.add(exercise.text(workspace.language))
        if let keys = exercise.place.titleKeys {
            page.space()
            page.add(words("guide.opens", keys.map { words($0) }.joined(separator: " › ")), Style(.accent))
        }
        guard let challenge = exercise.challenge else { return }
        page.heading(words("workshop.challenge"))
        page.add(challenge.question(workspace.language))
        let category = workspace.category(of: challenge).flatMap { id in
            workspace.instrument.categories.first { $0.id == id }
        }
        let subject = category?.name(workspace.language) ?? words("guide.all-categories")
        page.heading(words("guide.challenges", subject))
        let challenges = workspace.challenges(like: challenge)
        for item in challenges {
            page.add(item.text, Style(item.isDone ? .dim : .text), mark: item.isDone ? "✓ " : "» ")
        }
        if challenges.isEmpty { page.add(words("guide.no-challenges"), Style(.dim)) }
    }

    private func addSource(_ source: Text, to page: inout Page) {
        page.space()
        page.add(workspace.strings("guide.source", source(workspace.language)), Style(.dim))
    }

    /// Lines of a certain width.
    private struct Page {
        let width: Int
        var lines: [Line] = []

        mutating func space() { lines.append(Line()) }

        mutating func heading(_ text: String) {
            space()
            add(text, Style(.text).bold)
        }

        mutating func add(_ text: String, _ style: Style = Style(), mark: String = "") {
            let indent = TextWidth.columns(of: mark)
            for (number, line) in TextWidth.wrapped(text, to: width - indent).enumerated() {
                lines.append(
                    number == 0
                        ? Line(text: mark + line, style: style) : Line(text: line, indent: indent, style: style))
            }
        }
    }
}
