/// What a terminal sends of the mouse after an escape: in xterm's form of mode 1006, `[<0;12;5M`, or in the older one of a
/// terminal that does not know it, `[M` and three bytes. ncurses would read it too, but of what comes in one go it keeps
/// only a part.
enum MouseSequence: Equatable {
    /// Something with the mouse; nil for what we have no use for, such as the other buttons.
    case complete(Mouse?, length: Int)
    /// The rest has not come yet.
    case unfinished
    /// Something else.
    case none

    private typealias Bytes = ArraySlice<InputDecoder.Input>

    init(_ inputs: ArraySlice<InputDecoder.Input>) {
        guard inputs.count > 1, inputs.first == .byte(UInt8(ascii: "[")) else {
            self = .none
            return
        }
        self =
            switch inputs.dropFirst().first {
            case .byte(UInt8(ascii: "<")): Self.digits(inputs.dropFirst(2))
            case .byte(UInt8(ascii: "M")): Self.bytes(inputs.dropFirst(2))
            default: .none
            }
    }

    /// Three numbers with `;` between, and `M`, or `m` when a button went up.
    private static func digits(_ inputs: Bytes) -> MouseSequence {
        var numbers = [0]
        for (index, input) in inputs.enumerated() {
            guard case .byte(let byte) = input else { return .none }
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                // No screen is as large as that.
                guard numbers[numbers.count - 1] < 100_000 else { return .none }
                numbers[numbers.count - 1] = numbers[numbers.count - 1] * 10 + Int(byte - UInt8(ascii: "0"))
            case UInt8(ascii: ";"): numbers.append(0)
            case UInt8(ascii: "M"), UInt8(ascii: "m"):
                guard numbers.count == 3 else { return .none }
                let isRelease = byte == UInt8(ascii: "m")
                return .complete(mouse(numbers[0], numbers[1], numbers[2], isRelease: isRelease), length: index + 3)
            default: return .none
            }
        }
        return .unfinished
    }

    /// Three bytes, each with 32 added.
    private static func bytes(_ inputs: Bytes) -> MouseSequence {
        var numbers: [Int] = []
        for input in inputs.prefix(3) {
            guard case .byte(let byte) = input, byte >= 32 else { return .none }
            numbers.append(Int(byte) - 32)
        }
        guard numbers.count == 3 else { return .unfinished }
        return .complete(mouse(numbers[0], numbers[1], numbers[2], isRelease: numbers[0] & 3 == 3), length: 5)
    }

    private static func mouse(_ code: Int, _ column: Int, _ row: Int, isRelease: Bool) -> Mouse? {
        // Shift, Alt and Ctrl, which may be held, are no matter here.
        let action: Mouse.Action? =
            switch code & ~0b1_1100 {
            case 64: .wheelUp
            case 65: .wheelDown
            case 0 where isRelease, 3: .release
            case 0: .press
            case 32: .drag
            default: nil
            }
        guard let action, column > 0, row > 0 else { return nil }
        return Mouse(x: column - 1, y: row - 1, action: action)
    }
}
