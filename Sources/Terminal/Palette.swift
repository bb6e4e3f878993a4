/// The colours that a terminal has, and which of them come nearest to a theme's.
struct Palette: Equatable {
    /// How many there are, and how they are numbered.
    enum Depth: Equatable {
        /// None: attributes must do.
        case none
        /// The eight of ANSI, or those and their brighter twins.
        case few(Int)
        /// The 256 of xterm. The first sixteen are the user's own, the others are the same everywhere.
        case fixed
        /// Numbered by red, green and blue.
        case direct
    }

    /// What a cell is written with. −1 is the terminal's own colour.
    struct Appearance: Equatable {
        var foreground: Int
        var background: Int
        var attributes: Style.Attributes
    }

    let depth: Depth

    /// For a terminal with so many colours; `isDirect` where a colour's number is its red, green and blue.
    init(colours: Int, isDirect: Bool = false) {
        depth =
            if isDirect && colours >= 1 << 24 {
                .direct
            } else if colours >= 256 {
                .fixed
            } else {
                colours >= 16 ? .few(16) : colours >= 8 ? .few(8) : .none
            }
    }

    /// What a style looks like in a theme.
    func appearance(of style: Style, in theme: Theme) -> Appearance {
        let text = theme.look(of: style.foreground)
        let ground = theme.look(of: style.background)
        let attributes = style.attributes.union(text.attributes).union(ground.attributes)
        switch depth {
        case .none:
            let plain = style.foreground.plainAttributes.union(style.background.plainAttributes)
            return Appearance(foreground: -1, background: -1, attributes: attributes.union(plain))
        case .few(let count):
            return few(count, style, theme, text: text.colour, ground: ground.colour, attributes: attributes)
        case .fixed:
            return Appearance(
                foreground: Self.nearestFixed(to: text.colour), background: Self.nearestFixed(to: ground.colour),
                attributes: attributes)
        case .direct:
            return Appearance(
                foreground: Self.direct(text.colour), background: Self.direct(ground.colour), attributes: attributes)
        }
    }

    /// Few colours lie far from those that are asked for: text must stay readable, and a selection must be seen.
    private func few(
        _ count: Int, _ style: Style, _ theme: Theme, text: Colour, ground: Colour, attributes: Style.Attributes
    ) -> Appearance {
        let background = Self.nearestFew(count, to: ground)
        var foreground = Self.nearestFew(count, to: text)
        if background >= 0 {
            let needed = min(3, text.contrast(to: ground) ?? 1)
            foreground = Self.nearestFew(count, to: text) { index in
                (Self.colours[index].contrast(to: Self.colours[background]) ?? 0) >= needed
            }
        }
        var attributes = attributes
        let base = Self.nearestFew(count, to: theme.look(of: .ground).colour)
        if style.background == .selection, background == base { attributes.formUnion(.reverse) }
        return Appearance(foreground: foreground, background: background, attributes: attributes)
    }

    /// Such terminals keep a palette under the lowest numbers, 8 or 256 of them: the least of green leads past it.
    private static func direct(_ colour: Colour) -> Int {
        guard case .rgb(let red, let green, let blue) = colour else { return -1 }
        let number = Int(red) << 16 | Int(green) << 8 | Int(blue)
        return number < 256 ? number | 1 << 8 : number
    }

    /// The nearest of the 240 colours that no user changes.
    static func nearestFixed(to colour: Colour) -> Int {
        guard case .rgb = colour else { return -1 }
        return (16..<256).min { colour.distance(to: colours[$0]) < colour.distance(to: colours[$1]) } ?? -1
    }

    /// The nearest of the first colours, by hue before lightness: a light blue that became white would mean nothing
    /// any more. Greys become greys. Where none is allowed, black or white, whichever is.
    static func nearestFew(_ count: Int, to colour: Colour, where isAllowed: (Int) -> Bool = { _ in true }) -> Int {
        guard case .rgb = colour, let luminance = colour.luminance else { return -1 }
        let hue = colour.hue
        func difference(_ index: Int) -> (hue: Double, luminance: Double) {
            let other = colours[index]
            let turn = abs((hue ?? 0) - (other.hue ?? 0))
            return (min(turn, 360 - turn), abs(luminance - (other.luminance ?? 0)))
        }
        let alike = (0..<count).filter { isAllowed($0) && (colours[$0].hue == nil) == (hue == nil) }
        let others = (0..<count).filter { isAllowed($0) && colours[$0].hue == nil }
        return (alike.isEmpty ? others : alike).min { difference($0) < difference($1) } ?? 0
    }

    /// The 256 colours of xterm; of the first sixteen, which users change, the usual values.
    static let colours: [Colour] = {
        var colours: [Colour] = [
            .rgb(0, 0, 0), .rgb(205, 0, 0), .rgb(0, 205, 0), .rgb(205, 205, 0), .rgb(0, 0, 238), .rgb(205, 0, 205),
            .rgb(0, 205, 205), .rgb(229, 229, 229), .rgb(127, 127, 127), .rgb(255, 0, 0), .rgb(0, 255, 0),
            .rgb(255, 255, 0), .rgb(92, 92, 255), .rgb(255, 0, 255), .rgb(0, 255, 255), .rgb(255, 255, 255),
        ]
        let levels: [UInt8] = [0, 95, 135, 175, 215, 255]
        for red in levels {
            for green in levels {
                for blue in levels { colours.append(.rgb(red, green, blue)) }
            }
        }
        for step in UInt8(0)..<24 {
            let grey = 8 + 10 * step
            colours.append(.rgb(grey, grey, grey))
        }
        return colours
    }()
}

extension Tone {
    /// What sets it off where there are no colours.
    fileprivate var plainAttributes: Style.Attributes {
        switch self {
        case .selection: .reverse
        case .heading, .accent, .series1: .bold
        case .warning: .underline
        case .bad: [.bold, .underline]
        case .dim, .frame, .grid: .dim
        default: []
        }
    }
}
