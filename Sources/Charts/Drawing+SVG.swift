import Glibc
import Terminal

extension Drawing {
    /// The picture as an SVG document: a cell is 9 × 18 pixels, and text is in a monospace font that fits it.
    public func svg(title: String, palette: SVGPalette = .light) -> String {
        let (right, bottom) = (SVG.number(Double(width) * SVG.cellWidth), SVG.number(Double(height) * SVG.cellHeight))
        var svg = SVG(palette: palette)
        svg.open(
            "svg",
            [
                ("xmlns", "http://www.w3.org/2000/svg"), ("viewBox", "0 0 \(right) \(bottom)"), ("width", right),
                ("height", bottom), ("role", "img"),
                ("font-family", "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace"), ("font-size", "15"),
            ])
        svg.element("title", text: title)
        if !summary.isEmpty { svg.element("desc", text: summary) }
        svg.element("rect", [("width", "100%"), ("height", "100%"), ("fill", palette[.ground])])
        for shape in shapes { svg.fill(shape) }
        for case .line(let line) in shapes where line.layer == .grid { svg.trace(line) }
        for case .scale(let text, let x, let row, let anchor) in shapes {
            svg.write(text, x: x, row: row, anchor, Style(.dim))
        }
        for case .line(let line) in shapes where line.layer == .data { svg.trace(line) }
        for shape in shapes { svg.mark(shape) }
        svg.close("svg")
        return svg.text
    }
}

/// Writes shapes as SVG elements.
struct SVG {
    static let cellWidth = 9.0
    static let cellHeight = 18.0

    let palette: SVGPalette
    var text = ""

    init(palette: SVGPalette) {
        self.palette = palette
    }

    mutating func fill(_ shape: Drawing.Shape) {
        switch shape {
        case .ground(let area, let tone):
            rectangle(
                x: Double(area.x), y: Double(area.y), width: Double(area.width), height: Double(area.height),
                tone: tone)
        case .bar(let x, let row, let length, let tone):
            rectangle(x: x, y: Double(row) + 0.15, width: length, height: 0.7, tone: tone)
        case .block(let x, let y, let width, let height, let tone):
            rectangle(x: x, y: y, width: width, height: height, tone: tone)
        default: break
        }
    }

    mutating func trace(_ line: Drawing.Line) {
        let points = line.points.map { "\(Self.x($0.x)),\(Self.y($0.y))" }.joined(separator: " ")
        let isGrid = line.layer == .grid
        var attributes = [
            ("points", points), ("stroke", palette[line.tone]), ("stroke-width", isGrid ? "1" : "2"),
            ("stroke-linejoin", "round"), ("stroke-linecap", "round"),
            ("fill", line.isFilled ? palette[line.tone] : "none"),
        ]
        if line.isFilled { attributes.append(("fill-opacity", "0.12")) }
        switch line.pattern {
        case .solid: break
        case .dashed: attributes.append(("stroke-dasharray", "8 6"))
        case .dotted: attributes.append(("stroke-dasharray", isGrid ? "1 5" : "1 6"))
        }
        element("polyline", attributes)
    }

    mutating func mark(_ shape: Drawing.Shape) {
        switch shape {
        case .whisker(let span, let row, let tone):
            let y = Double(row) + 0.5
            let (low, high) = (Self.x(span.lowerBound), Self.x(span.upperBound))
            let (top, middle, bottom) = (Self.y(y - 0.18), Self.y(y), Self.y(y + 0.18))
            let path = "M\(low) \(top)V\(bottom)M\(low) \(middle)H\(high)M\(high) \(top)V\(bottom)"
            for (colour, width) in [(palette[.ground], "4"), (palette[tone], "1.5")] {
                element("path", [("d", path), ("stroke", colour), ("stroke-width", width), ("fill", "none")])
            }
        case .box(let span, let row, let tone):
            let (top, middle, bottom) = (
                Self.y(Double(row) + 0.2), Self.y(Double(row) + 0.5), Self.y(Double(row) + 0.8)
            )
            let (low, high) = (Self.x(span.low), Self.x(span.high))
            element("path", [("d", "M\(low) \(middle)H\(high)"), ("stroke", palette[tone]), ("stroke-width", "1.5")])
            element(
                "rect",
                [
                    ("x", Self.x(span.lowerQuartile)), ("y", top),
                    ("width", Self.x(span.upperQuartile - span.lowerQuartile)), ("height", Self.y(0.6)),
                    ("fill", palette[.ground]), ("stroke", palette[tone]), ("stroke-width", "1.5"),
                ])
            let ends = "M\(low) \(top)V\(bottom)M\(high) \(top)V\(bottom)M\(Self.x(span.median)) \(top)V\(bottom)"
            element("path", [("d", ends), ("stroke", palette[tone]), ("stroke-width", "2"), ("fill", "none")])
        case .tick(let x, let row, let tone):
            let path = "M\(Self.x(x)) \(Self.y(Double(row) + 0.05))V\(Self.y(Double(row) + 0.95))"
            for (colour, width) in [(palette[.ground], "4"), (palette[tone], "2")] {
                element("path", [("d", path), ("stroke", colour), ("stroke-width", width), ("fill", "none")])
            }
        case .marker(let glyph, let at, let style): marker(glyph, at: at, tone: style.foreground)
        case .text(let text, let x, let row, let anchor, let style): write(text, x: x, row: row, anchor, style)
        default: break
        }
    }

    mutating func write(_ content: String, x: Double, row: Int, _ anchor: Drawing.Anchor, _ style: Style) {
        var attributes = [
            ("x", Self.x(x)), ("y", Self.y(Double(row) + 0.75)), ("fill", palette[style.foreground]),
        ]
        switch anchor {
        case .start: break
        case .middle: attributes.append(("text-anchor", "middle"))
        case .end: attributes.append(("text-anchor", "end"))
        }
        if style.attributes.contains(.bold) { attributes.append(("font-weight", "bold")) }
        if style.attributes.contains(.italic) { attributes.append(("font-style", "italic")) }
        if style.attributes.contains(.underline) { attributes.append(("text-decoration", "underline")) }
        attributes.append(("xml:space", "preserve"))
        element("text", attributes, text: content)
    }

    /// The usual markers are shapes of their own, as fonts draw their glyphs in different sizes and heights.
    private mutating func marker(_ glyph: Character, at point: Point, tone: Tone) {
        let (x, y) = (Self.x(point.x), Self.y(point.y))
        let isHollow = "○□◇△".contains(glyph)
        let paint = [
            ("fill", palette[isHollow ? .ground : tone]), ("stroke", palette[tone]), ("stroke-width", "1.5"),
        ]
        switch glyph {
        case "●", "○": element("circle", [("cx", x), ("cy", y), ("r", "4")] + paint)
        case "•", "·": element("circle", [("cx", x), ("cy", y), ("r", glyph == "•" ? "2.5" : "1")] + paint)
        case "■", "□": element("path", [("d", "M\(x) \(y)m-4-4h8v8h-8z")] + paint)
        case "◆", "◇": element("path", [("d", "M\(x) \(y)m0-5.5l5.5 5.5l-5.5 5.5l-5.5-5.5z")] + paint)
        case "▲", "△": element("path", [("d", "M\(x) \(y)m0-5l5 9h-10z")] + paint)
        default:
            element(
                "text",
                [("x", x), ("y", Self.y(point.y + 0.28)), ("text-anchor", "middle"), ("fill", palette[tone])],
                text: String(glyph))
        }
    }

    private mutating func rectangle(x: Double, y: Double, width: Double, height: Double, tone: Tone) {
        guard width > 0, height > 0 else { return }
        element(
            "rect",
            [
                ("x", Self.x(x)), ("y", Self.y(y)), ("width", Self.x(width)), ("height", Self.y(height)),
                ("fill", palette[tone]), ("shape-rendering", "crispEdges"),
            ])
    }

    mutating func open(_ name: String, _ attributes: [(String, String)]) {
        text += "<" + name + Self.written(attributes) + ">\n"
    }

    mutating func close(_ name: String) {
        text += "</" + name + ">\n"
    }

    mutating func element(_ name: String, _ attributes: [(String, String)] = [], text content: String? = nil) {
        text += "<" + name + Self.written(attributes)
        text += content.map { ">" + Self.escaped($0) + "</" + name + ">\n" } ?? "/>\n"
    }

    private static func written(_ attributes: [(String, String)]) -> String {
        attributes.map { " \($0)=\"\(escaped($1))\"" }.joined()
    }

    private static func x(_ columns: Double) -> String { number(columns * cellWidth) }
    private static func y(_ rows: Double) -> String { number(rows * cellHeight) }

    /// At most two decimals, and no more than are needed.
    static func number(_ value: Double) -> String {
        let hundredths = value.isFinite ? Int((value.clamped(to: -1e9...1e9) * 100).rounded()) : 0
        let (whole, rest) = (abs(hundredths) / 100, abs(hundredths) % 100)
        let sign = hundredths < 0 ? "-" : ""
        if rest == 0 { return "\(sign)\(whole)" }
        return sign + "\(whole)." + (rest % 10 == 0 ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)")
    }

    /// XML text: its five special characters as entities, and without the control characters that XML forbids.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&apos;"
            case "\t", "\n", "\r": escaped += " "
            case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: break
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
