/// A slow and careful reader that knows where it is: it finds what is wrong in a file that simdjson refused, and where
/// a value stands in a file that can be read.
struct Scanner {
    private let bytes: [UInt8]
    private var position: Int

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// What stops the file from being read; nil when nothing does.
    static func firstError(in bytes: [UInt8]) -> JSONSyntaxError? {
        var scanner = Scanner(bytes)
        do throws(Failure) {
            try scanner.skipValue(depth: 0)
            scanner.skipSpace()
            if scanner.position < bytes.count { throw scanner.failure("something follows the end of the value") }
            return nil
        } catch {
            let (line, column) = place(error.offset, in: bytes)
            return JSONSyntaxError(line: line, column: column, problem: error.problem)
        }
    }

    /// Line and column, from 1, of a byte.
    static func place(_ offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
        var line = 1
        var column = 1
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        for byte in bytes[min(start, offset)..<min(offset, bytes.count)] {
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        return (line, column)
    }

    /// Where the value at the end of a path begins.
    mutating func offset(of path: [JSONStep]) -> Int? {
        do {
            for step in path {
                guard try enter(step) else { return nil }
            }
            skipSpace()
            return position
        } catch {
            return nil
        }
    }

    private struct Failure: Error {
        var offset: Int
        var problem: String
    }

    private func failure(_ problem: String) -> Failure { Failure(offset: position, problem: problem) }

    private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpace() {
        while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard byte == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    /// Moves to the beginning of what a step leads to.
    private mutating func enter(_ step: JSONStep) throws(Failure) -> Bool {
        switch step {
        case .key(let wanted):
            guard take("{"), !take("}") else { return false }
            repeat {
                skipSpace()
                let key = try string()
                guard take(":") else { throw failure("a colon was expected") }
                if key == wanted { return true }
                try skipValue(depth: 0)
            } while take(",")
        case .index(let wanted):
            guard take("["), !take("]") else { return false }
            var index = 0
            repeat {
                if index == wanted { return true }
                try skipValue(depth: 0)
                index += 1
            } while take(",")
        }
        return false
    }

    private mutating func skipValue(depth: Int) throws(Failure) {
        guard depth < 1024 else { throw failure("nested too deep") }
        skipSpace()
        switch byte {
        case nil: throw failure("the file ends here, in the middle of a value; it may have been cut off")
        case UInt8(ascii: "{"): try skipObject(depth: depth)
        case UInt8(ascii: "["): try skipArray(depth: depth)
        case UInt8(ascii: "\""): _ = try string()
        case UInt8(ascii: "t"): try skip("true")
        case UInt8(ascii: "f"): try skip("false")
        case UInt8(ascii: "n"): try skip("null")
        default: try skipNumber()
        }
    }

    private mutating func skipObject(depth: Int) throws(Failure) {
        position += 1
        if take("}") { return }
        var keys: Set<String> = []
        repeat {
            skipSpace()
            guard byte == UInt8(ascii: "\"") else {
                throw failure(byte == nil ? "the file ends here, within an object" : "a key in quotes was expected")
            }
            let start = position
            let key = try string()
            guard keys.insert(key).inserted else {
                throw Failure(offset: start, problem: "the key «\(key)» stands twice in one object")
            }
            guard take(":") else { throw failure("a colon was expected") }
            try skipValue(depth: depth + 1)
        } while take(",")
        guard take("}") else {
            throw failure(byte == nil ? "the file ends here, within an object" : "a comma or } was expected")
        }
    }

    private mutating func skipArray(depth: Int) throws(Failure) {
        position += 1
        if take("]") { return }
        repeat { try skipValue(depth: depth + 1) } while take(",")
        guard take("]") else {
            throw failure(byte == nil ? "the file ends here, within a list" : "a comma or ] was expected")
        }
    }

    private mutating func skip(_ word: String) throws(Failure) {
        guard bytes[position...].starts(with: word.utf8) else { throw failure("a value was expected") }
        position += word.utf8.count
    }

    private mutating func skipNumber() throws(Failure) {
        let start = position
        func isDigit(_ byte: UInt8?) -> Bool { byte.map { (0x30...0x39).contains($0) } ?? false }
        if byte == UInt8(ascii: "-") { position += 1 }
        guard isDigit(byte) else {
            position = start
            throw failure("a value was expected")
        }
        let leadingZero = byte == UInt8(ascii: "0")
        position += 1
        if leadingZero, isDigit(byte) {
            throw Failure(offset: start, problem: "a number may not begin with 0")
        }
        while isDigit(byte) { position += 1 }
        if byte == UInt8(ascii: ".") {
            position += 1
            guard isDigit(byte) else { throw failure("a digit was expected after the point") }
            while isDigit(byte) { position += 1 }
        }
        if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
            position += 1
            if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { position += 1 }
            guard isDigit(byte) else { throw failure("a digit was expected in the exponent") }
            while isDigit(byte) { position += 1 }
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        let isWhole = text.utf8.allSatisfy { $0 == UInt8(ascii: "-") || isDigit($0) }
        guard let value = Double(text), value.isFinite, !isWhole || Int64(text) != nil || UInt64(text) != nil else {
            throw Failure(offset: start, problem: "the number is too large")
        }
    }

    private mutating func string() throws(Failure) -> String {
        let start = position
        position += 1
        var content: [UInt8] = []
        while let byte, byte != UInt8(ascii: "\"") {
            if byte == UInt8(ascii: "\\") {
                content += try escape()
            } else if byte < 0x20 {
                let problem =
                    byte == 0x0A ? "the text has no closing quote on its line" : "a control character in a text"
                throw failure(problem)
            } else {
                content.append(byte)
                position += 1
            }
        }
        guard byte != nil else { throw failure("the file ends here, within a text; it may have been cut off") }
        position += 1
        guard let text = String(validating: content, as: UTF8.self) else {
            throw Failure(offset: start, problem: "the text is not UTF-8")
        }
        return text
    }

    private mutating func escape() throws(Failure) -> [UInt8] {
        let start = position
        position += 1
        guard let kind = byte else { throw failure("the file ends here, within a text; it may have been cut off") }
        position += 1
        switch kind {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [kind]
        case UInt8(ascii: "b"): return [8]
        case UInt8(ascii: "f"): return [12]
        case UInt8(ascii: "n"): return [10]
        case UInt8(ascii: "r"): return [13]
        case UInt8(ascii: "t"): return [9]
        case UInt8(ascii: "u"):
            var scalar = try hexadecimal()
            if (0xD800..<0xDC00).contains(scalar) {
                guard bytes[position...].starts(with: "\\u".utf8) else {
                    throw Failure(offset: start, problem: "half of a surrogate pair")
                }
                position += 2
                let low = try hexadecimal()
                guard (0xDC00..<0xE000).contains(low) else {
                    throw Failure(offset: start, problem: "half of a surrogate pair")
                }
                scalar = 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let value = Unicode.Scalar(scalar) else {
                throw Failure(offset: start, problem: "half of a surrogate pair")
            }
            return Array(String(Character(value)).utf8)
        default: throw Failure(offset: start, problem: "an unknown escape")
        }
    }

    private mutating func hexadecimal() throws(Failure) -> UInt32 {
        let digits = Substring(String(decoding: bytes[position...].prefix(4), as: UTF8.self))
        guard digits.utf8.count == 4, digits.allSatisfy(\.isHexDigit), let value = UInt32(digits, radix: 16)
        else { throw failure("four hexadecimal digits were expected") }
        position += 4
        return value
    }
}
