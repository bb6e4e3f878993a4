import CNcurses
import Glibc

/// The terminal: takes it over, shows canvases, tells of keys, and always gives it back. The only file that speaks
/// ncurses.
public final class Screen {
    /// Readable when there is something for `events`: a key, the mouse, another size, the end of a pause.
    public let descriptor: Int32

    private var handle: OpaquePointer?
    private var theme: Theme
    private let palette: Palette
    private var decoder = InputDecoder()
    private var shown: Canvas?
    private var pairs: [[Int]: Int32] = [:]
    private var resolved: [Style: (attributes: UInt32, pair: Int32)] = [:]
    private var lastPress: (x: Int, y: Int, time: ContinuousClock.Instant)?
    private let clock = ContinuousClock()
    /// Whether glyphs are kept to those of a simple font.
    private let isPlain: Bool

    /// Takes the terminal over. Whatever kills the process afterwards, the terminal is given back. `NO_COLOR` in the
    /// environment leaves the colours away, `MOGNA_GLYPHS=plain` the glyphs that simple fonts lack.
    public init(theme: Theme) throws(ScreenError) {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .noTerminal }
        mogna_use_utf8()
        let name = getenv("TERM").map { String(cString: $0) } ?? ""
        guard !name.isEmpty, mogna_terminal_is_usable() == 1 else { throw .unknownTerminal(name) }
        let descriptor = mogna_event_descriptor()
        guard descriptor >= 0 else { throw .system(String(cString: strerror(errno))) }
        let isColourless = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
        guard let handle = mogna_begin(isColourless ? 0 : 1) else { throw .unknownTerminal(name) }
        self.descriptor = descriptor
        self.handle = handle
        self.theme = theme
        isPlain = PlainGlyphs.suit(terminal: name, wish: getenv("MOGNA_GLYPHS").map { String(cString: $0) })
        palette = Palette(colours: isColourless ? 0 : Int(mogna_colours()), isDirect: mogna_colours_are_direct() == 1)
    }

    deinit { close() }

    /// Columns and rows.
    public var size: (width: Int, height: Int) { (Int(mogna_columns()), Int(mogna_rows())) }

    /// Whether it shows colours at all.
    public var hasColours: Bool { palette.depth != .none }

    /// Shows a canvas: only cells that differ from what is there are written, and in one go.
    public func show(_ canvas: Canvas) {
        let before = shown.flatMap { $0.width == canvas.width && $0.height == canvas.height ? $0 : nil }
        for y in 0..<canvas.height {
            if let before, before.row(y) == canvas.row(y) { continue }
            for x in 0..<canvas.width {
                let cell = canvas[x, y]
                if cell.width == 0 || before?[x, y] == cell { continue }
                put(cell, x: x, y: y)
            }
        }
        if let cursor = canvas.cursor, canvas.bounds.contains(x: cursor.x, y: cursor.y) {
            mogna_cursor(1, Int32(cursor.y), Int32(cursor.x))
        } else {
            mogna_cursor(0, 0, 0)
        }
        mogna_flush()
        shown = canvas
    }

    /// Everything that has happened, without waiting.
    public func events() -> [Event] {
        var inputs: [InputDecoder.Input] = []
        let notice = mogna_notice()
        if notice != 0 {
            if notice & 2 != 0 { mogna_resume() }
            mogna_measure()
            repaint()
            inputs.append(.event(.resize(width: size.width, height: size.height)))
        }
        while case let code = getch(), code != ERR {
            if let input = input(code) { inputs.append(input) }
        }
        if inputs.isEmpty { mogna_die_if_abandoned() }
        return decoder.decode(inputs).map(counted)
    }

    /// Shows what is there in another theme from the next `show` on.
    public func use(_ theme: Theme) {
        self.theme = theme
        resolved = [:]
        shown = nil
    }

    /// Writes the whole screen at the next `show`, whatever it may look like now.
    public func repaint() {
        mogna_repaint()
        shown = nil
    }

    /// Gives the terminal back, stops the process, and takes the terminal over again when it is continued.
    public func suspend() {
        mogna_suspend()
        repaint()
    }

    /// Gives the terminal back.
    public func close() {
        guard let handle else { return }
        mogna_end(handle)
        Glibc.close(descriptor)
        self.handle = nil
    }

    private func put(_ cell: Cell, x: Int, y: Int) {
        let (attributes, pair) = resolve(cell.style)
        let character = isPlain ? PlainGlyphs.glyph(for: cell.character) : cell.character
        if let ascii = character.asciiValue {
            mogna_put_ascii(Int32(y), Int32(x), ascii, attributes, pair)
        } else {
            let scalars = character.unicodeScalars.map(\.value) + [0]
            mogna_put(Int32(y), Int32(x), scalars, attributes, pair)
        }
    }

    private func resolve(_ style: Style) -> (attributes: UInt32, pair: Int32) {
        if let known = resolved[style] { return known }
        let appearance = palette.appearance(of: style, in: theme)
        func flag(_ attribute: Style.Attributes) -> Int32 { appearance.attributes.contains(attribute) ? 1 : 0 }
        let attributes = mogna_attributes(
            flag(.bold), flag(.dim), flag(.underline), flag(.reverse), flag(.italic))
        let result = (attributes, pair(appearance.foreground, appearance.background))
        resolved[style] = result
        return result
    }

    /// The number of a pair of colours; 0, the terminal's own, where there is no room for more.
    private func pair(_ foreground: Int, _ background: Int) -> Int32 {
        if foreground < 0, background < 0 { return 0 }
        if let known = pairs[[foreground, background]] { return known }
        let number = Int32(pairs.count + 1)
        guard number < mogna_pairs() else { return 0 }
        init_extended_pair(number, Int32(foreground), Int32(background))
        pairs[[foreground, background]] = number
        return number
    }

    private func input(_ code: Int32) -> InputDecoder.Input? {
        if let byte = UInt8(exactly: code) { return .byte(byte) }
        return special(code).map { .event(.key($0)) }
    }

    private func special(_ code: Int32) -> Key? {
        switch code {
        case KEY_UP, KEY_SR: .up
        case KEY_DOWN, KEY_SF: .down
        case KEY_LEFT, KEY_SLEFT: .left
        case KEY_RIGHT, KEY_SRIGHT: .right
        case KEY_HOME, KEY_SHOME, KEY_A1, KEY_FIND: .home
        case KEY_END, KEY_SEND, KEY_C1, KEY_SELECT: .end
        case KEY_NPAGE, KEY_SNEXT, KEY_C3: .pageDown
        case KEY_PPAGE, KEY_SPREVIOUS, KEY_A3: .pageUp
        case KEY_BACKSPACE: .backspace
        case KEY_DC, KEY_SDC: .delete
        case KEY_IC, KEY_SIC: .insert
        case KEY_ENTER: .enter
        case KEY_BTAB: .backTab
        case KEY_F0 + 1...KEY_F0 + 63: .function(Int(code - KEY_F0))
        default: nil
        }
    }

    /// Tells the second press in a short while from the first.
    private func counted(_ event: Event) -> Event {
        guard case .mouse(var mouse) = event, mouse.action == .press else { return event }
        let now = clock.now
        let isSecond =
            lastPress.map { $0.x == mouse.x && $0.y == mouse.y && now - $0.time < .milliseconds(400) } ?? false
        lastPress = isSecond ? nil : (mouse.x, mouse.y, now)
        if isSecond { mouse.action = .doublePress }
        return .mouse(mouse)
    }
}

/// Why the terminal cannot be used.
public enum ScreenError: Error, Equatable, CustomStringConvertible {
    /// Standard input or output is something else.
    case noTerminal
    /// `TERM` is missing, names a terminal that is not known here, or one that cannot place its cursor.
    case unknownTerminal(String)
    /// The system refused something.
    case system(String)

    /// One line for people.
    public var description: String {
        switch self {
        case .noTerminal: "standard input and output must be a terminal"
        case .unknownTerminal(""): "TERM is not set; set it to what the terminal is, for example TERM=xterm-256color"
        case .unknownTerminal(let name):
            "the terminal «\(name)» is not known, or cannot place its cursor; try TERM=xterm-256color"
        case .system(let problem): "the terminal cannot be watched: \(problem)"
        }
    }
}
