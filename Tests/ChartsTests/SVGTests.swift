import Foundation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

@testable import Charts
@testable import Terminal

@Suite struct SVGTests {
    @Test(
        "every chart is well-formed SVG of its size, with a title and a description",
        arguments: GoldenTests.cases.map(\.name))
    func wellFormed(name: String) throws {
        let drawing = try #require(GoldenTests.cases.first { $0.name == name }?.drawing)
        for palette in [SVGPalette.light, .dark] {
            let root = try SVGElement.parse(drawing.svg(title: "Mognad & arv", palette: palette))
            #expect(root.name == "svg" && root["xmlns"] == "http://www.w3.org/2000/svg")
            #expect(root["width"] == "\(drawing.width * 9)" && root["height"] == "\(drawing.height * 18)")
            #expect(root.children.first { $0.name == "title" }?.text == "Mognad & arv")
            #expect(root.children.first { $0.name == "desc" }?.text == drawing.summary)
        }
    }

    @Test(
        "what stands in a cell of the canvas stands in the same place of the SVG",
        arguments: GoldenTests.cases.map(\.name))
    func sameGeometry(name: String) throws {
        let drawing = try #require(GoldenTests.cases.first { $0.name == name }?.drawing)
        let elements = try SVGElement.parse(drawing.svg(title: "x")).children
        var canvas = Canvas(width: drawing.width, height: drawing.height)
        drawing.draw(on: &canvas, in: canvas.bounds)
        var seen = 0
        for element in elements where element.name == "text" {
            let (x, y) = (try #require(element.number("x")) / 9, try #require(element.number("y")) / 18)
            let columns = Double(TextWidth.columns(of: element.text))
            let left =
                element["text-anchor"] == "middle" ? x - columns / 2 : element["text-anchor"] == "end" ? x - columns : x
            let row = Int(y.rounded(.down))
            let line =
                (0..<canvas.height).contains(row) ? (0..<canvas.width).map { String(canvas[$0, row].character) } : []
            // Half a column is as near as cells come.
            let places = [Int(left.rounded(.down)), Int(left.rounded(.up))]
            let isThere = places.contains { place in
                place >= 0 && line.dropFirst(place).prefix(Int(columns)).joined() == element.text
            }
            // Numbers of the scale give way to data, and a letter of the key is a marker.
            if isThere { seen += 1 } else { #expect(element.isCovered(in: drawing), "\(element.text) in row \(row)") }
        }
        #expect(seen > 0 || name.hasPrefix("big-digits") || name == "histogram-12x2")
        for element in elements where element.name == "circle" && element["r"] == "4" {
            let (x, y) = (try #require(element.number("cx")) / 9, try #require(element.number("cy")) / 18)
            let cell = canvas[Int(x.rounded(.down)), Int(y.rounded(.down))]
            #expect(cell.style.attributes.contains(.bold), "a marker at \(x), \(y)")
        }
        #expect(
            elements.count { $0.name == "polyline" }
                == drawing.shapes.count { if case .line = $0 { true } else { false } })
    }

    @Test("a bar is as long in SVG as on the canvas, and covers the same cells")
    func bars() throws {
        let drawing = Samples.bars.drawing(width: 80, height: 9)
        var canvas = Canvas(width: 80, height: 9)
        drawing.draw(on: &canvas, in: canvas.bounds)
        let rectangles = try SVGElement.parse(drawing.svg(title: "x", palette: .light)).children
            .filter { $0.name == "rect" && $0["fill"] == SVGPalette.light[.series1] }
        #expect(rectangles.count == 4)
        for rectangle in rectangles {
            let (x, y) = (try #require(rectangle.number("x")) / 9, try #require(rectangle.number("y")) / 18)
            let width = try #require(rectangle.number("width")) / 9
            let row = Int(y)
            let last = Int((x + width - 0.13).rounded(.down))
            for column in Int(x)...max(Int(x), last) where ![column, last].contains(Int(x + width)) {
                #expect(canvas[column, row].style.foreground == .series1, "column \(column) of row \(row)")
            }
        }
    }

    @Test(
        "a hostile label is text and nothing else",
        arguments: [
            "<script>alert(1)</script>", "\"/><svg onload='x'>", "]]>", "&amp;&#0;&lt;", "a\u{0}b\u{1B}c\u{7F}\u{B}",
            "\u{FFFE}\u{FFFF}x",
            "åäö 漢字 🙂", "a\tb\nc\r\nd", "--><!--", "${jndi}", "e\u{301}",
        ])
    func hostileLabels(label: String) throws {
        let drawings = [
            Bars(groups: [Bars.Group(label, rows: [Bar(label, value: 5, valueText: label, note: label)])])
                .drawing(width: 120, height: 5),
            Radar(axes: [label, label, label], series: [Series(label: label, values: [1, 2, 3])])
                .drawing(width: 120, height: 40),
            Quadrant(points: [Quadrant.Point(label, x: 5, y: 5)], xLabel: label, yLabel: label, names: [label])
                .drawing(width: 120, height: 20),
            HeatMap(columns: [label], rows: [HeatMap.Row(label: label, values: [5])]).drawing(width: 120, height: 9),
        ]
        let allowed: Set = ["svg", "title", "desc", "rect", "polyline", "text", "circle", "path"]
        for drawing in drawings {
            let root = try SVGElement.parse(drawing.svg(title: label))
            #expect(root.children.allSatisfy { allowed.contains($0.name) && $0.children.isEmpty })
            #expect(root.children.flatMap(\.attributes.keys).allSatisfy { !$0.hasPrefix("on") })
            let expected = String(
                String.UnicodeScalarView(
                    label.unicodeScalars.compactMap { scalar in
                        switch scalar.value {
                        case 9, 10, 13: " "
                        case 0..<32, 0xFFFE, 0xFFFF: nil
                        default: scalar
                        }
                    }))
            #expect(root.children.first { $0.name == "title" }?.text == expected)
        }
    }

    @Test("a number in SVG has at most two decimals, and no more than it needs")
    func numbers() {
        let cases: [(Double, String)] = [
            (0, "0"), (1, "1"), (1.5, "1.5"), (1.25, "1.25"), (1.256, "1.26"), (1.05, "1.05"), (-0.5, "-0.5"),
            (-0.001, "0"),
            (1e300, "1000000000"), (.nan, "0"), (-.infinity, "0"),
        ]
        for (value, expected) in cases { #expect(SVG.number(value) == expected) }
    }

    @Test("in both palettes what carries text or data stands at least 4.5:1 against its ground")
    func contrast() throws {
        let tones: [Tone] = [
            .text, .dim, .heading, .accent, .good, .warning, .bad, .series1, .series2, .series3, .series4,
        ]
        let heat: [Tone] = [.heat1, .heat2, .heat3, .heat4, .heat5, .heat6]
        for palette in [SVGPalette.light, .dark] {
            func contrast(_ one: Tone, _ two: Tone) throws -> Double {
                let (one, two) = (try #require(Colour(palette[one])), try #require(Colour(palette[two])))
                return try #require(one.contrast(to: two))
            }
            for tone in tones { #expect(try contrast(tone, .ground) >= 4.5, "\(tone)") }
            for tone in [Tone.text, .dim] { #expect(try contrast(tone, .selection) >= 4.5, "\(tone)") }
            for tone in heat { #expect(try contrast(.heatText, tone) >= 4.5, "\(tone)") }
        }
    }
}

/// An element of an SVG document, as an independent parser reads it.
final class SVGElement: NSObject, XMLParserDelegate {
    let name: String
    let attributes: [String: String]
    private(set) var text = ""
    private(set) var children: [SVGElement] = []
    private var open: [SVGElement] = []

    private init(_ name: String, _ attributes: [String: String]) {
        self.name = name
        self.attributes = attributes
    }

    static func parse(_ text: String) throws -> SVGElement {
        let document = SVGElement("", [:])
        document.open = [document]
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = document
        #expect(parser.parse(), "\(parser.parserError.map { "\($0)" } ?? "") in line \(parser.lineNumber)")
        return try #require(document.children.first)
    }

    subscript(name: String) -> String? { attributes[name] }
    func number(_ name: String) -> Double? { attributes[name].flatMap(Double.init) }

    /// Whether other shapes of the drawing may lie over this text: a number of the scale, or one that is a marker.
    func isCovered(in drawing: Drawing) -> Bool {
        drawing.shapes.contains { shape in
            switch shape {
            case .scale(let text, _, _, _): text == self.text
            case .marker(let glyph, _, _): String(glyph) == text
            default: false
            }
        }
    }

    func parser(
        _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        let element = SVGElement(elementName, attributes)
        open.last?.children.append(element)
        open.append(element)
    }

    func parser(_ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?, qualifiedName: String?) {
        open.removeLast()
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { open.last?.text += string }
}
