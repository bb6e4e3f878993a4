import Charts
import Model
import Scoring
import Terminal

/// The four types as a square: where the group stands, where it stood, and where its units are.
struct TypeView {
    let scope: Scope

    func draw(on canvas: inout Canvas, in area: Rectangle) {
        let isWide = area.width >= 100
        let (picture, text) =
            isWide ? area.splitLeft(area.width - 46) : area.splitTop(max(10, area.height - 4))
        quadrant.drawing(width: picture.width, height: picture.height).draw(on: &canvas, in: picture)
        drawType(on: &canvas, in: isWide ? text.inset(x: 2, y: 1) : text)
    }

    /// Capability against heritage.
    var quadrant: Quadrant {
        let workspace = scope.workspace
        let language = workspace.language
        let instrument = workspace.instrument
        let names = [(false, false), (true, false), (false, true), (true, true)].map { capability, heritage in
            instrument.types.first { $0.hasHighCapability == capability && $0.hasHighHeritage == heritage }
                .map { "\($0.id.rawValue) \($0.name(language))" } ?? ""
        }
        func point(_ label: String, _ scores: Scores?, _ tone: Tone, _ marker: Character) -> Quadrant.Point? {
            guard let x = scores?[.dimension("capability")], let y = scores?[.dimension("heritage")]
            else { return nil }
            return Quadrant.Point(label, x: x.value, y: y.value, tone: tone, marker: marker)
        }
        var points: [Quadrant.Point?] = []
        if scope.unit == nil {
            points += scope.report.units.filter { $0.depth == 0 }.map { unit in
                point(
                    workspace.organisation.units[unit.id]?.name ?? "", unit.group.maturity.map(Scores.init), .series3,
                    "◆")
            }
        }
        if let before = scope.before { points.append(point(before.label, before.marks, .series2, "○")) }
        points.append(point(workspace.measurement?.id.rawValue ?? "", Scores(scope.maturity), .series1, "●"))
        return Quadrant(
            points: points.compactMap(\.self), xLabel: instrument.dimensions[0].name(language),
            yLabel: instrument.dimensions[1].name(language), names: names)
    }

    private func drawType(on canvas: inout Canvas, in area: Rectangle) {
        let workspace = scope.workspace
        let language = workspace.language
        guard let id = scope.maturity.type, let type = workspace.instrument.types.first(where: { $0.id == id }) else {
            canvas.draw(workspace.strings("results.no-type"), x: area.x, y: area.y, style: Style(.dim))
            return
        }
        canvas.drawTruncated(
            workspace.strings("overview.type", type.id.rawValue, type.name(language)), x: area.x, y: area.y,
            style: Style(.accent).bold, limit: area.width)
        let room = area.splitTop(area.height > 6 ? 2 : 1).rest
        let lines = Array(
            [type.description(language), type.advice(language)]
                .map { TextWidth.wrapped($0, to: area.width) }.joined(separator: [""]))
        for (row, line) in lines.prefix(room.height).enumerated() {
            // What there is no room for is seen to go on.
            let goesOn = row == room.height - 1 && lines.count > room.height && !line.isEmpty
            canvas.drawTruncated(
                goesOn ? line + " …" : line, x: room.x, y: room.y + row, limit: goesOn ? room.width : .max)
        }
    }
}
