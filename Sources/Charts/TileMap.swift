import Terminal

/// A map of tiles of one size where a true map's small areas would not be seen: each has its letters and its number, and a
/// ground for the fifth of the values that it lies in.
public struct TileMap: Equatable, Sendable {
    /// The tiles, in any order.
    public var tiles: [Tile]
    /// The tile that is set off.
    public var selected: Int?
    /// Stands where there is no value.
    public var missingText: String

    /// One area.
    public struct Tile: Equatable, Sendable {
        /// Its letters.
        public var label: String
        /// Its value; nil without one.
        public var value: Double?
        /// Where it lies, from the upper left.
        public var column: Int, row: Int
        /// Whether it is one's own.
        public var isOwn: Bool

        /// Takes all fields.
        public init(_ label: String, value: Double?, column: Int, row: Int, isOwn: Bool = false) {
            self.label = label
            self.value = value
            self.column = column
            self.row = row
            self.isOwn = isOwn
        }
    }

    /// Takes all fields.
    public init(tiles: [Tile], selected: Int? = nil, missingText: String = "–") {
        self.tiles = tiles
        self.selected = selected
        self.missingText = missingText
    }

    /// The picture. The legend of the grounds is left out where there is no room for it.
    public func drawing(width: Int, height: Int) -> Drawing {
        var drawing = Drawing(width: width, height: height)
        drawing.summary = tiles.map { "\($0.label) \($0.value.map { Number.short($0) } ?? missingText)" }
            .joined(separator: ", ")
        let rows = (tiles.map(\.row).max() ?? 0) + 1
        let size = size(drawing, rows: rows)
        guard size.width > 1 else { return drawing }
        for (index, tile) in tiles.enumerated() {
            draw(tile, isSelected: index == selected, on: &drawing, size)
        }
        drawLegend(on: &drawing, row: rows * size.height + 1)
        return drawing
    }

    /// The columns and rows that each tile takes, the gap beside it included.
    private func size(_ drawing: Drawing, rows: Int) -> (width: Int, height: Int) {
        let columns = (tiles.map(\.column).max() ?? 0) + 1
        return (min(9, drawing.width / columns), max(1, min(3, (drawing.height - 2) / rows)))
    }

    private func draw(_ tile: Tile, isSelected: Bool, on drawing: inout Drawing, _ size: (width: Int, height: Int)) {
        let (x, y) = (tile.column * size.width, tile.row * size.height)
        guard y + size.height <= drawing.height else { return }
        let value = tile.value?.finite
        let number = value.map { Number.short($0) } ?? missingText
        let sign = isSelected ? "▸" : tile.isOwn ? "•" : " "
        let text =
            "\(sign)\(tile.label)\(String(repeating: " ", count: max(1, 3 - TextWidth.columns(of: tile.label))))\(number)"
        if let value {
            // A gap between tiles only where it costs no figure.
            let gap = size.width > TextWidth.columns(of: text) ? 1 : 0
            let height = size.height > 2 ? size.height - 1 : size.height
            drawing.add(.ground(Rectangle(x: x, y: y, width: size.width - gap, height: height), steps.tone(of: value)))
        }
        let style = Style(value == nil ? .dim : .heatText)
        drawing.text(
            TextWidth.truncated(text, to: size.width), x: x, row: y + (size.height - 1) / 2,
            style: isSelected || tile.isOwn ? Style(style.foreground, on: .ground, [.bold, .underline]) : style)
    }

    private func drawLegend(on drawing: inout Drawing, row: Int) {
        let texts = (0..<Steps.tones.count).map { steps.text($0) }
        guard row < drawing.height, tiles.contains(where: { $0.value != nil }),
            texts.reduce(0, { $0 + TextWidth.columns(of: $1) + 1 }) <= drawing.width
        else { return }
        var x = 0
        for (tone, text) in zip(Steps.tones, texts) {
            let columns = TextWidth.columns(of: text)
            drawing.add(.ground(Rectangle(x: x, y: row, width: columns, height: 1), tone))
            drawing.text(text, x: x, row: row, style: Style(.heatText))
            x += columns + 1
        }
    }

    /// Five steps of whole numbers from the lowest value to the highest: means lie close, and would be alike on the whole
    /// scale.
    private var steps: Steps {
        // As whole percent, so that a ground agrees with the number on it.
        let values = tiles.compactMap { $0.value?.finite?.rounded(.toNearestOrAwayFromZero) }
        let (lowest, highest) = (values.min() ?? 0, values.max() ?? 0)
        return Steps(low: lowest, count: max(Double(Steps.tones.count), highest - lowest + 1))
    }

    private struct Steps {
        static let tones: [Tone] = [.heat1, .heat2, .heat3, .heat5, .heat6]

        let low: Double
        /// Whole numbers in all steps together; where five do not part them evenly, some steps hold one more.
        let count: Double

        func tone(of value: Double) -> Tone {
            let place = value.rounded(.toNearestOrAwayFromZero) - low
            let step = (place * Double(Self.tones.count) / count).rounded(.down)
            return Self.tones[Int(step.clamped(to: 0...Double(Self.tones.count - 1)))]
        }

        /// The whole numbers that a step holds.
        func text(_ step: Int) -> String {
            let (first, last) = (start(step), start(step + 1) - 1)
            return first == last ? " \(Number.short(first)) " : "\(Number.short(first))–\(Number.short(last))"
        }

        private func start(_ step: Int) -> Double {
            low + (Double(step) * count / Double(Self.tones.count)).rounded(.up)
        }
    }
}
