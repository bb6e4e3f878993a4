import Glibc
import Terminal

/// A way to write a radar's labels: in full, in two lines, shortened, or as codes.
struct RadarWriting {
    /// One label an axis.
    var labels: [Lines]
    /// The groups' headings, each before its topmost label on its side; empty when they are left out.
    var headings: [(text: String, axes: Range<Int>)]
    /// How good it is to read, 0…1; the circle's radius is weighed with it.
    var quality: Double

    /// Text and its styles.
    struct Lines: Equatable {
        var text: [String]
        var styles: [Style]

        var width: Int { text.reduce(0) { max($0, TextWidth.columns(of: $1)) } }
    }

    /// The ways worth a try, in a drawing of that width.
    static func candidates(for radar: Radar, width: Int) -> [RadarWriting] {
        let widest = radar.axes.reduce(0) { max($0, TextWidth.columns(of: $1)) }
        let isCrowded = radar.axes.count > 12
        let limits = [widest] + [36, 32, 28, 24, 21, 18, 16, 14, 12, 10, 8].filter { $0 < widest && $0 <= width / 3 }
        var candidates: [RadarWriting] = []
        for withHeadings in radar.groups.isEmpty ? [false] : [true, false] {
            for limit in limits {
                for isWrapped in isCrowded || limit == widest ? [false] : [true, false] {
                    for isInline in radar.valueTexts == nil || isCrowded ? [true] : [false, true] {
                        candidates.append(
                            RadarWriting(
                                radar, limit: limit, isWrapped: isWrapped, isInline: isInline,
                                withHeadings: withHeadings))
                    }
                }
            }
        }
        candidates.append(RadarWriting(codesOf: radar))
        return candidates.sorted { $0.quality > $1.quality }
    }

    private init(_ radar: Radar, limit: Int, isWrapped: Bool, isInline: Bool, withHeadings: Bool) {
        var kept = 0.0
        labels = radar.axes.indices.map { index in
            let name = radar.axes[index]
            var lines = isWrapped ? TextWidth.wrapped(name, to: limit) : [name]
            // More than two lines are no label any more, and a word broken without a hyphen is no word.
            let words = name.split(separator: " ")
            if lines.count > 2 || words.contains(where: { TextWidth.columns(of: $0) > limit }) {
                let first = lines[0]
                lines = isWrapped && words.first.map(String.init) == first ? [first, name.dropping(first)] : [name]
            }
            lines = lines.map { TextWidth.truncated($0, to: limit) }
            let shown = lines.reduce(0) { $0 + TextWidth.columns(of: $1) } + lines.count - 1
            kept += min(1, Double(shown) / Double(max(1, TextWidth.columns(of: name))))
            var styles = lines.map { _ in Style() }
            if let value = radar.valueText(at: index), !value.isEmpty {
                if isInline {
                    lines[lines.count - 1] += " " + value
                } else {
                    lines.append(value)
                    styles.append(Style(radar.series.first?.tone ?? .text).bold)
                }
            }
            return Lines(text: lines, styles: styles)
        }
        headings = withHeadings ? radar.groups.map { ($0.label, $0.axes) } : []
        let share = kept / Double(max(1, radar.axes.count))
        quality = pow(share, 1.5) * (isWrapped ? 0.97 : 1) * (isInline ? 0.94 : 1) * (withHeadings ? 1 : 0.8)
    }

    /// Codes, where names would leave no circle.
    private init(codesOf radar: Radar) {
        labels = radar.axes.indices.map { index in
            let code = radar.shortAxes.flatMap { $0.indices.contains(index) ? $0[index] : nil }
            return Lines(text: [code ?? "\(index + 1)"], styles: [Style(.dim)])
        }
        headings = []
        quality = 0.35
    }
}

extension String {
    /// What follows a beginning, without the space between.
    fileprivate func dropping(_ beginning: String) -> String {
        String(dropFirst(beginning.count).drop { $0 == " " })
    }
}
