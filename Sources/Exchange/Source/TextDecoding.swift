import Glibc

/// The characters of other people's files.
enum TextDecoding {
    /// UTF-8 with or without a byte order mark, UTF-16 with one, and anything else as Windows-1252, which Excel writes.
    static func text(_ bytes: [UInt8]) -> String {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return String(decoding: bytes.dropFirst(3), as: UTF8.self) }
        if bytes.starts(with: [0xFF, 0xFE]) { return converted(Array(bytes.dropFirst(2)), from: "UTF-16LE", width: 2) }
        if bytes.starts(with: [0xFE, 0xFF]) { return converted(Array(bytes.dropFirst(2)), from: "UTF-16BE", width: 2) }
        return String(validating: bytes, as: UTF8.self) ?? converted(bytes, from: "WINDOWS-1252", width: 1)
    }

    /// glibc's `iconv`; what means nothing in the character set becomes a replacement character, and as
    /// many bytes as the narrowest character has are passed over.
    private static func converted(_ bytes: [UInt8], from characterSet: String, width: Int) -> String {
        let converter = iconv_open("UTF-8", characterSet)
        guard converter != iconv_t(bitPattern: -1) else { return String(decoding: bytes, as: UTF8.self) }
        defer { iconv_close(converter) }
        var input = bytes.map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: bytes.count * 4 + 16)
        var result: [UInt8] = []
        var offset = 0
        while offset < input.count {
            var (left, room) = (input.count - offset, output.count)
            input.withUnsafeMutableBufferPointer { source in
                output.withUnsafeMutableBufferPointer { target in
                    var from: UnsafeMutablePointer<CChar>? = source.baseAddress! + offset
                    var to: UnsafeMutablePointer<CChar>? = target.baseAddress!
                    _ = iconv(converter, &from, &left, &to, &room)
                }
            }
            result += output[..<(output.count - room)].map { UInt8(bitPattern: $0) }
            offset = input.count - left
            if left > 0 {
                result += Array("\u{FFFD}".utf8)
                offset += width
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
