/// Swedish alphabetical order: å, ä and ö come last, case and other accents make no difference.
enum Collation {
    /// Bytes that compare as the text sorts, and that are found in one another where the texts are.
    static func key(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        append(text, to: &bytes)
        return bytes
    }

    /// Puts the key of a text after what is there.
    static func append(_ text: String, to bytes: inout [UInt8]) {
        var text = text
        text.withUTF8 { source in
            small.withUnsafeBufferPointer { small in
                latin.withUnsafeBufferPointer { latin in
                    var index = 0
                    while index < source.count {
                        let byte = source[index]
                        if byte < 0x80 {
                            bytes.append(small[Int(byte)])
                            index += 1
                            continue
                        }
                        let letter = byte == 0xC3 ? latin[Int(source[index + 1] & 0x3F)] : 0
                        if letter > 0 {
                            bytes.append(letter)
                            index += 2
                        } else {
                            index += appendOther(source, at: index, to: &bytes)
                        }
                    }
                }
            }
        }
    }

    private static let å: UInt8 = 0x7B
    private static let ä: UInt8 = 0x7C
    private static let ö: UInt8 = 0x7D

    /// Small letters of ASCII; the signs in whose place å, ä and ö stand become others.
    private static let small: [UInt8] = (0..<0x80).map { byte in
        switch UInt8(byte) {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt8(byte) + 0x20
        case UInt8(ascii: "{"): UInt8(ascii: "(")
        case UInt8(ascii: "}"): UInt8(ascii: ")")
        case UInt8(ascii: "|"): UInt8(ascii: "/")
        default: UInt8(byte)
        }
    }

    /// À…ÿ, 0 for those that are not one letter.
    private static let latin: [UInt8] = (0xC0...0xFF).map { scalar in
        switch scalar >= 0xE0 || scalar == 0xDF ? scalar : scalar + 0x20 {
        case 0xE5: å
        case 0xE4, 0xE6: ä
        case 0xF6, 0xF8: ö
        case 0xE0...0xE3: UInt8(ascii: "a")
        case 0xE7: UInt8(ascii: "c")
        case 0xE8...0xEB: UInt8(ascii: "e")
        case 0xEC...0xEF: UInt8(ascii: "i")
        case 0xF1: UInt8(ascii: "n")
        case 0xF2...0xF5: UInt8(ascii: "o")
        case 0xF9...0xFC: UInt8(ascii: "u")
        case 0xFD, 0xFF: UInt8(ascii: "y")
        default: 0
        }
    }

    /// What is neither ASCII nor À…ÿ; gives how many bytes it took.
    private static func appendOther(
        _ source: UnsafeBufferPointer<UInt8>, at index: Int, to bytes: inout [UInt8]
    ) -> Int {
        let length = source[index] >= 0xF0 ? 4 : source[index] >= 0xE0 ? 3 : 2
        let end = min(source.count, index + length)
        let text = String(decoding: source[index..<end], as: UTF8.self)
        guard let scalar = text.unicodeScalars.first else { return length }
        switch scalar.value {
        case 0xDF: bytes += [UInt8(ascii: "s"), UInt8(ascii: "s")]
        case 0xA0, 0x2007, 0x202F: bytes.append(0x20)
        // Marks apart from their letters, as files from some systems have them.
        case 0x30A where bytes.last == UInt8(ascii: "a"): bytes[bytes.count - 1] = å
        case 0x308 where bytes.last == UInt8(ascii: "a"): bytes[bytes.count - 1] = ä
        case 0x308 where bytes.last == UInt8(ascii: "o"): bytes[bytes.count - 1] = ö
        case 0x300...0x36F: break
        default: bytes.append(contentsOf: text.lowercased().utf8)
        }
        return length
    }
}
