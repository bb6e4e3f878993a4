import Glibc
import Terminal

/// A row of small bars, one a value: ▂▃·▅▆.
public struct Sparkline: Equatable, Sendable {
    /// From left to right; nil where there is none.
    public var values: [Double?]
    /// What the lowest and highest bar stand for.
    public var scale: ClosedRange<Double>
    /// Its colour.
    public var tone: Tone

    /// Takes all fields.
    public init(values: [Double?], scale: ClosedRange<Double> = 0...100, tone: Tone = .series1) {
        self.values = values
        self.scale = scale
        self.tone = tone
    }

    /// One character a value, · where there is none.
    public var text: String {
        String(values.map { share(of: $0).map { Blocks.fromBelow[1 + Int(($0 * 7).rounded())] } ?? "·" })
    }

    /// The picture; the latest values where there is not room for all.
    public func drawing(width: Int, height: Int) -> Drawing {
        var drawing = Drawing(width: width, height: height)
        drawing.summary = values.map { Number.short($0) }.joined(separator: ", ")
        guard drawing.width > 0, drawing.height > 0 else { return drawing }
        let rows = Double(drawing.height)
        for (column, value) in values.suffix(drawing.width).enumerated() {
            guard let share = share(of: value) else {
                drawing.text("·", x: column, row: drawing.height - 1, style: Style(.dim))
                continue
            }
            // The lowest value has a bar too, an eighth of a row high.
            let tall = 0.125 + share * (rows - 0.125)
            drawing.add(.block(x: Double(column), y: rows - tall, width: 1, height: tall, tone: tone))
        }
        return drawing
    }

    private func share(of value: Double?) -> Double? {
        guard let value = value?.finite else { return nil }
        return Scale(scale).share(of: value)
    }
}
