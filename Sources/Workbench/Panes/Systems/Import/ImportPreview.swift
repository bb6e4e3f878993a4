import Exchange
import Model
import Terminal

/// What an import would do, a line a thing: problems first. Lines are made when they are drawn, for there may be many.
struct ImportPreview {
    /// A line and what it means.
    struct Line {
        var text: String
        var tone = Tone.text
        var isHeading = false
    }

    private enum Part { case problems, changed, added, missing }

    private let parts: [(part: Part, count: Int)]
    private let plan: SystemImport
    private let reading: ImportReading
    private let workspace: Workspace

    init(_ plan: SystemImport, _ reading: ImportReading, _ workspace: Workspace) {
        self.plan = plan
        self.reading = reading
        self.workspace = workspace
        parts = [
            (Part.problems, plan.problems.count), (.changed, plan.changed.count), (.added, plan.added.count),
            (.missing, plan.missing.count),
        ].filter { $0.1 > 0 }
    }

    /// How many lines there are: a heading above each part, an empty line below.
    var count: Int { max(1, parts.reduce(0) { $0 + $1.count + 2 } - 1) }

    subscript(index: Int) -> Line {
        guard !parts.isEmpty else { return Line(text: workspace.strings("import.nothing"), tone: .dim) }
        var place = index
        for (part, count) in parts {
            guard place >= count + 2 else {
                if place == 0 { return heading(part, count) }
                return place <= count ? line(part, place - 1) : Line(text: "")
            }
            place -= count + 2
        }
        return Line(text: "")
    }

    private func heading(_ part: Part, _ count: Int) -> Line {
        let key =
            switch part {
            case .problems: "import.problems"
            case .changed: "import.changed"
            case .added: "import.added"
            case .missing: "import.missing"
            }
        return Line(
            text: workspace.strings(key, workspace.format.count(count)), tone: part == .problems ? .bad : .heading,
            isHeading: true)
    }

    private func line(_ part: Part, _ index: Int) -> Line {
        let language = workspace.language
        switch part {
        case .problems: return Line(text: plan.problems[index].description(in: language), tone: .bad)
        case .changed:
            let system = plan.changed[index]
            let units = workspace.organisation.units
            let edits = system.edits.map { reading.headings.description(of: $0, units: units, language) }
            return Line(text: "\(system.name)   \(edits.joined(separator: ", "))")
        case .added:
            let system = plan.added[index]
            let known = [System.Field.number, .unit, .supplier].compactMap { field -> String? in
                guard case .text(let text)? = system.fields[field] else { return nil }
                return field == .unit ? workspace.organisation.units[Identifier(text)]?.name ?? text : text
            }
            return Line(text: "\(system.name)   \(known.joined(separator: ", "))")
        case .missing:
            return Line(text: workspace.organisation.systems[plan.missing[index]]?.name ?? "", tone: .warning)
        }
    }
}
