import CNcurses
import Glibc

/// The terminal: takes it over, shows canvases, tells of keys, and always gives it back. The only file that speaks
/// ncurses.
public final class Screen {
    private var handle: OpaquePointer?
    private var theme: Theme
    private var shown: Canvas?
    private var pairs: [UInt32: Int32] = [:]
    private var resolved: [Style: (attributes: UInt32, pair: Int32)] = [:]
    private var lastPress: (x: Int, y: Int, time: ContinuousClock.Instant)?
    private let clock = ContinuousClock()

    /// Takes the terminal over. Whatever kills the process afterwards, the terminal is given back.
    public init(theme: Theme) throws(ScreenError) {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .noTerminal }
        mogna_use_utf8()
        let name = getenv("TERM").map { String(cString: $0) } ?? ""
        guard mogna_terminal_is_usable() == 1 else { throw .unknownTerminal(name) }
        guard let handle = mogna_begin() else { throw .unknownTerminal(name) }
        self.handle = handle
        self.theme = theme
    }

    deinit { close() }

    /// Columns and rows.
    public var size: (width: Int, height: Int) { (Int(mogna_columns()), Int(mogna_rows())) }

    /// Readable when there is something for `events`.
    public var descriptor: Int32 { STDIN_FILENO }

    /// Whether it can show colours at all.
    public var hasColours: Bool { mogna_colours() >= 8 }

    /// Shows a canvas: only cells that differ from what is there are written, and in one go.
    public func show(_ canvas: Canvas) {
        let before = shown.flatMap { $0.width == canvas.width && $0.height == canvas.height ? $0 : nil }
        for y in 0..<canvas.height {
            for x in 0..<canvas.width {
                let cell = canvas[x, y]
                if cell.width == 0 || before?[x, y] == cell { continue }
                put(cell, x: x, y: y)
            }
        }
        if let cursor = canvas.cursor {
            mogna_cursor(1, Int32(cursor.y), Int32(cursor.x))
        } else {
            mogna_cursor(0, 0, 0)
        }
        mogna_flush()
        shown = canvas
    }

    /// Everything that has happened, without waiting.
    public func events() -> [Event] {
        var events: [Event] = []
        var value: UInt32 = 0
        while case let kind = mogna_key(&value), kind != 0 {
            if kind == 1 {
                events.append(.key(character(value)))
            } else if let event = special(value) {
                events.append(event)
            }
        }
        return events
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
        mogna_measure()
        repaint()
    }

    /// Gives the terminal back.
    public func close() {
        guard let handle else { return }
        mogna_end(handle)
        self.handle = nil
    }

    private func put(_ cell: Cell, x: Int, y: Int) {
        let (attributes, pair) = resolve(cell.style)
        var scalars = cell.character.unicodeScalars.map(\.value)
        scalars.append(0)
        mogna_put(Int32(y), Int32(x), scalars, attributes, pair)
    }

    private func resolve(_ style: Style) -> (attributes: UInt32, pair: Int32) {
        if let known = resolved[style] { return known }
        let text = theme.look(of: style.foreground)
        let ground = theme.look(of: style.background)
        let set = style.attributes.union(text.attributes).union(ground.attributes)
        func flag(_ attribute: Style.Attributes) -> Int32 { set.contains(attribute) ? 1 : 0 }
        let attributes = mogna_attributes(
            flag(.bold), flag(.dim), flag(.underline), flag(.reverse), flag(.italic))
        let result = (attributes, pair(text.colour, ground.colour))
        resolved[style] = result
        return result
    }

    private func pair(_ text: Colour, _ ground: Colour) -> Int32 {
        let count = Int(mogna_colours())
        guard count >= 8 else { return 0 }
        let (foreground, background) = (Int32(text.index(among: count)), Int32(ground.index(among: count)))
        if foreground < 0, background < 0 { return 0 }
        let key = UInt32(bitPattern: foreground &+ 1) << 16 | UInt32(bitPattern: background &+ 1)
        if let known = pairs[key] { return known }
        let number = Int32(pairs.count + 1)
        guard number < mogna_pairs() else { return 0 }
        init_extended_pair(number, foreground, background)
        pairs[key] = number
        return number
    }

    private func character(_ value: UInt32) -> Key {
        switch value {
        case 0: return .control(" ")
        case 8, 127: return .backspace
        case 9: return .tab
        case 10, 13: return .enter
        case 27:
            // A character that comes with the escape was typed with Alt; an escape alone was the key.
            var next: UInt32 = 0
            guard mogna_key(&next) == 1, next >= 32, let scalar = Unicode.Scalar(next) else { return .escape }
            return .alt(Character(scalar))
        case 1..<27: return .control(Character(Unicode.Scalar(UInt8(value + 96))))
        default: return Unicode.Scalar(value).map { .character(Character($0)) } ?? .escape
        }
    }

    private func special(_ value: UInt32) -> Event? {
        switch Int32(bitPattern: value) {
        case KEY_RESIZE:
            mogna_measure()
            shown = nil
            return .resize(width: size.width, height: size.height)
        case KEY_MOUSE: return mouse()
        case KEY_UP: return .key(.up)
        case KEY_DOWN: return .key(.down)
        case KEY_LEFT: return .key(.left)
        case KEY_RIGHT: return .key(.right)
        case KEY_HOME: return .key(.home)
        case KEY_END: return .key(.end)
        case KEY_NPAGE: return .key(.pageDown)
        case KEY_PPAGE: return .key(.pageUp)
        case KEY_BACKSPACE: return .key(.backspace)
        case KEY_DC: return .key(.delete)
        case KEY_IC: return .key(.insert)
        case KEY_ENTER: return .key(.enter)
        case KEY_BTAB: return .key(.backTab)
        case KEY_F0 + 1...KEY_F0 + 63: return .key(.function(Int(Int32(bitPattern: value) - KEY_F0)))
        default: return nil
        }
    }

    private func mouse() -> Event? {
        var x: Int32 = 0
        var y: Int32 = 0
        let action: Mouse.Action
        switch mogna_mouse(&x, &y) {
        case 1:
            let now = clock.now
            let isSecond =
                lastPress.map { $0.x == Int(x) && $0.y == Int(y) && now - $0.time < .milliseconds(400) } ?? false
            lastPress = isSecond ? nil : (Int(x), Int(y), now)
            action = isSecond ? .doublePress : .press
        case 2: action = .release
        case 3: action = .wheelUp
        case 4: action = .wheelDown
        default: return nil
        }
        return .mouse(Mouse(x: Int(x), y: Int(y), action: action))
    }
}

/// Why the terminal cannot be used.
public enum ScreenError: Error, Equatable, CustomStringConvertible {
    /// Standard input or output is something else.
    case noTerminal
    /// `TERM` is missing, names a terminal that is not known here, or one that cannot place its cursor.
    case unknownTerminal(String)

    /// One line for people.
    public var description: String {
        switch self {
        case .noTerminal: "standard input and output must be a terminal"
        case .unknownTerminal(""): "TERM is not set; set it to what the terminal is, for example TERM=xterm-256color"
        case .unknownTerminal(let name):
            "the terminal «\(name)» is not known, or cannot place its cursor; try TERM=xterm-256color"
        }
    }
}
