@testable import Terminal

/// How a canvas looks in a theme, as text: a letter a cell, and what each letter stands for.
struct StyleMap {
    let text: String

    init(_ canvas: Canvas, theme name: String) throws {
        let theme = try Theme.read(name: name, folder: Scene.repository + "/Themes")
        var looks: [(foreground: Colour, background: Colour, attributes: Style.Attributes)] = []
        var rows: [String] = []
        for y in 0..<canvas.height {
            var row = ""
            for x in 0..<canvas.width {
                let style = canvas[x, y].style
                let (front, back) = (theme.look(of: style.foreground), theme.look(of: style.background))
                let look = (
                    foreground: front.colour, background: back.colour,
                    attributes: style.attributes.union(front.attributes).union(back.attributes)
                )
                let index = looks.firstIndex { $0 == look } ?? looks.count
                if index == looks.count { looks.append(look) }
                row.append(index == 0 ? " " : Self.letters[min(index - 1, Self.letters.count - 1)])
            }
            while row.last == " " { row.removeLast() }
            rows.append(row)
        }
        let legend = looks.enumerated().map { index, look in
            let letter = index == 0 ? "·" : String(Self.letters[min(index - 1, Self.letters.count - 1)])
            let parts = [Self.written(look.foreground), "on", Self.written(look.background)]
            return ([letter] + parts + Self.written(look.attributes)).joined(separator: " ")
        }
        text = (["--- \(name)"] + rows + legend).joined(separator: "\n")
    }

    private static let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789?")

    private static func written(_ colour: Colour) -> String {
        guard case .rgb(let red, let green, let blue) = colour else { return "default" }
        return "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private static func written(_ attributes: Style.Attributes) -> [String] {
        let names: [(Style.Attributes, String)] = [
            (.bold, "bold"), (.dim, "dim"), (.underline, "underline"), (.reverse, "reverse"), (.italic, "italic"),
        ]
        return names.filter { attributes.contains($0.0) }.map(\.1)
    }
}
