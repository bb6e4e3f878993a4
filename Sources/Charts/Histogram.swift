import Glibc
import Terminal

/// How many fall in each bin: upright bars with their counts and shares above, and labels below.
public struct Histogram: Equatable, Sendable {
    /// From left to right.
    public var bins: [Bin]
    /// Where the mean lies, 0 being the middle of the first bin and 1 that of the second.
    public var mean: Double?
    /// What is written beside the mean's mark.
    public var meanText: String
    /// What is written above each bar in place of its share in percent.
    public var valueTexts: [String]?

    /// One bar.
    public struct Bin: Equatable, Sendable {
        /// What it counts.
        public var label: String
        /// How many; less than none counts as none.
        public var count: Int
        /// Its colour; that of the first series when nil.
        public var tone: Tone?

        /// Takes all fields.
        public init(label: String, count: Int, tone: Tone? = nil) {
            self.label = label
            self.count = count
            self.tone = tone
        }
    }

    /// Takes all fields.
    public init(bins: [Bin], mean: Double? = nil, meanText: String = "", valueTexts: [String]? = nil) {
        self.bins = bins
        self.mean = mean
        self.meanText = meanText
        self.valueTexts = valueTexts
    }

    /// The picture.
    public func drawing(width: Int, height: Int) -> Drawing {
        var drawing = Drawing(width: width, height: height)
        drawing.summary = bins.map { "\($0.label) \($0.count)" }.joined(separator: ", ")
        guard !bins.isEmpty, drawing.width > 0, drawing.height > 0 else { return drawing }
        let slot = min(14, drawing.width / bins.count)
        guard slot >= 2 else { return sparkline.drawing(width: width, height: height) }
        let left = (drawing.width - slot * bins.count) / 2
        let markRows = mean != nil && drawing.height >= 6 ? 1 : 0
        let shareRows = drawing.height >= 8 && slot >= 5 ? 1 : 0
        let labelRow = drawing.height - 1 - markRows
        let countRows = drawing.height >= 3 ? 1 : 0
        let plotTop = countRows + shareRows
        let plotRows = Double(max(0, labelRow - plotTop))
        let barWidth = max(1, min(slot - 1, slot * 2 / 3))
        let highest = max(1, bins.map(\.count).max() ?? 1)

        if plotRows > 0 {
            let ground = Double(labelRow) - 0.01
            drawing.line(
                [Point(x: Double(left), y: ground), Point(x: Double(left + slot * bins.count) - 0.01, y: ground)],
                tone: .grid, layer: .grid)
        }
        for (index, bin) in bins.enumerated() {
            let start = left + slot * index
            let middle = Double(start) + Double(slot) / 2
            let tall = Double(max(0, bin.count)) / Double(highest) * plotRows
            if tall > 0 {
                drawing.add(
                    .block(
                        x: Double(start + (slot - barWidth) / 2), y: Double(labelRow) - max(0.125, tall),
                        width: Double(barWidth), height: max(0.125, tall), tone: bin.tone ?? .series1))
            }
            var row = labelRow - 1 - Int(tall.rounded(.up))
            if shareRows > 0 {
                drawing.text(
                    TextWidth.truncated(share(at: index), to: slot), x: middle, row: row, anchor: .middle,
                    style: Style(.dim))
                row -= 1
            }
            if countRows > 0 {
                drawing.text(
                    TextWidth.truncated("\(bin.count)", to: slot), x: middle, row: row, anchor: .middle,
                    style: Style().bold)
            }
            drawing.text(
                TextWidth.truncated(bin.label, to: slot - 1), x: middle, row: labelRow, anchor: .middle)
        }
        if markRows > 0, let mean = mean?.finite {
            let last = Double(bins.count - 1)
            let x = Double(left) + (mean.clamped(to: 0...last) + 0.5) * Double(slot)
            let text = meanText.isEmpty ? "▲" : "▲ " + meanText
            let columns = TextWidth.columns(of: text)
            let start = min(max(0, Drawing.cell(x)), max(0, drawing.width - columns))
            drawing.text(
                TextWidth.truncated(text, to: drawing.width), x: start, row: drawing.height - 1,
                style: Style(.accent).bold)
        }
        return drawing
    }

    private func share(at index: Int) -> String {
        if let valueTexts { return valueTexts.indices.contains(index) ? valueTexts[index] : "" }
        let total = bins.reduce(0) { $0 + max(0, $1.count) }
        guard total > 0 else { return "" }
        return Number.short(100 * Double(max(0, bins[index].count)) / Double(total)) + " %"
    }

    private var sparkline: Sparkline {
        let highest = Double(max(1, bins.map(\.count).max() ?? 1))
        return Sparkline(values: bins.map { Double($0.count) }, scale: 0...highest)
    }
}
