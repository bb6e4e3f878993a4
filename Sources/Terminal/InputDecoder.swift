/// Makes events of what a terminal sends: bytes of UTF-8, and what ncurses has recognised already.
struct InputDecoder {
    /// One thing received.
    enum Input: Equatable {
        case byte(UInt8)
        case event(Event)
    }

    /// The beginning of a character or sequence whose other bytes have not come yet: a slow line may cut it anywhere.
    private var unfinished: [Input] = []
    /// What has come of a text that is being pasted; nil when none is.
    private var pasted: [UInt8]?

    /// The events in what was received in one go. An escape with something right behind it was typed with Alt, or
    /// begins a sequence that ncurses does not know, which is passed over: its letters were never typed.
    mutating func decode(_ received: [Input]) -> [Event] {
        // Another size is noticed between any two bytes.
        let bytes = received.drop { if case .event = $0 { true } else { false } }
        var events = received.prefix(received.count - bytes.count).flatMap { input -> [Event] in
            if case .event(let event) = input { [event] } else { [] }
        }
        let inputs = unfinished + bytes
        unfinished = []
        var position = 0
        while position < inputs.count {
            if pasted != nil {
                guard let text = takePasted(inputs, &position) else { return events }
                events.append(.paste(text))
                continue
            }
            switch inputs[position] {
            case .event(let event):
                events.append(event)
                position += 1
            case .byte(27):
                switch MouseSequence(inputs[(position + 1)...]) {
                case .complete(let mouse, let length):
                    if let mouse { events.append(.mouse(mouse)) }
                    position += 1 + length
                    continue
                case .unfinished:
                    unfinished = Array(inputs[position...])
                    return events
                case .none: break
                }
                switch Self.sequence(inputs[(position + 1)...]) {
                case .bytes(let count):
                    if inputs[position + 1..<position + 1 + count].elementsEqual(Self.pasteBegins) { pasted = [] }
                    position += 1 + count
                    continue
                case .unfinished:
                    unfinished = Array(inputs[position...])
                    return events
                case .none: break
                }
                switch Self.scalar(inputs[(position + 1)...]) {
                case .scalar(let scalar, let length) where scalar.value >= 32 && scalar.value != 127:
                    events.append(.key(.alt(Character(scalar))))
                    position += 1 + length
                case .unfinished:
                    unfinished = Array(inputs[position...])
                    return events
                default:
                    events.append(.key(.escape))
                    position += 1
                }
            case .byte:
                switch Self.scalar(inputs[position...]) {
                case .scalar(let scalar, let length):
                    events.append(.key(Self.key(scalar)))
                    position += length
                case .unfinished:
                    unfinished = Array(inputs[position...])
                    return events
                case .none: position += 1
                }
            }
        }
        return events
    }

    // What a terminal sends around a pasted text, after an escape (xterm's bracketed paste).
    private static let pasteBegins = "[200~".utf8.map { Input.byte($0) }
    private static let pasteEnds = [Input.byte(27)] + "[201~".utf8.map { Input.byte($0) }

    /// Goes on with a pasted text; nil until it is complete.
    private mutating func takePasted(_ inputs: [Input], _ position: inout Int) -> String? {
        while position < inputs.count {
            let rest = inputs[position...].prefix(Self.pasteEnds.count)
            if Self.pasteEnds.starts(with: rest) {
                guard rest.count == Self.pasteEnds.count else {
                    unfinished = Array(rest)
                    return nil
                }
                position += rest.count
                defer { pasted = nil }
                return String(decoding: pasted ?? [], as: UTF8.self)
            }
            if case .byte(let byte) = inputs[position] { pasted?.append(byte) }
            position += 1
        }
        return nil
    }

    private enum Decoded {
        case scalar(Unicode.Scalar, length: Int)
        case unfinished
        case none
    }

    /// The character that the inputs begin with; none where they begin with something that is not UTF-8.
    private static func scalar(_ inputs: ArraySlice<Input>) -> Decoded {
        guard case .byte(let first)? = inputs.first else { return .none }
        let length =
            switch first {
            case 0..<0x80: 1
            case 0xC2..<0xE0: 2
            case 0xE0..<0xF0: 3
            case 0xF0..<0xF5: 4
            default: 0
            }
        guard length > 0 else { return .none }
        var bytes: [UInt8] = []
        for input in inputs.prefix(length) {
            guard case .byte(let byte) = input, bytes.isEmpty || byte & 0xC0 == 0x80 else { return .none }
            bytes.append(byte)
        }
        if bytes.count < length { return .unfinished }
        guard let scalar = String(validating: bytes, as: UTF8.self)?.unicodeScalars.first else { return .none }
        return .scalar(scalar, length: length)
    }

    private static func key(_ scalar: Unicode.Scalar) -> Key {
        switch scalar.value {
        case 0: .control(" ")
        case 8, 127: .backspace
        case 9: .tab
        case 10, 13: .enter
        case 1..<27: .control(Character(Unicode.Scalar(UInt8(scalar.value) + 96)))
        case 28..<32: .control(Character(Unicode.Scalar(UInt8(scalar.value) + 64)))
        default: .character(Character(scalar))
        }
    }

    private enum Sequence {
        case bytes(Int)
        case unfinished
        case none
    }

    /// What after an escape belongs to a control sequence (ECMA-48): `[` with parameters and a last byte, as far as
    /// nothing else breaks it off, or `O` and one more. What ends with `[` or `O` was typed with Alt.
    private static func sequence(_ inputs: ArraySlice<Input>) -> Sequence {
        guard inputs.count > 1, case .byte(let introducer)? = inputs.first else { return .none }
        if introducer == UInt8(ascii: "O"), case .byte(0x40...0x7E) = inputs[inputs.startIndex + 1] {
            return .bytes(2)
        }
        guard introducer == UInt8(ascii: "[") else { return .none }
        var count = 1
        for input in inputs.dropFirst() {
            guard case .byte(let byte) = input else { return .bytes(count) }
            switch byte {
            case 0x20...0x3F: count += 1
            case 0x40...0x7E: return .bytes(count + 1)
            default: return .bytes(count)
            }
        }
        return .unfinished
    }
}
