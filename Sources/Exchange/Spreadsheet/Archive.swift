import CSpreadsheet
import Model

/// A zip archive in memory, whose parts are read as streams and within limits.
struct Archive: Sendable {
    let bytes: [UInt8]
    let file: String
    let names: Set<String>

    /// No list of systems has more parts, or parts that unpack to more: what does is made to fill a machine.
    private static let mostEntries = 10_000
    private static let mostBytes = 2 << 30
    /// Text of a spreadsheet packs to a tenth or a fiftieth, empty rows to less; deflate's utmost is a thousandth.
    private static let mostRatio = 300
    private static let freeBytes = 16 << 20

    init(_ bytes: [UInt8], file: String) throws(SourceError) {
        self.bytes = bytes
        self.file = file
        var names: Set<String> = []
        var count = 0
        try Self.walk(
            bytes, file,
            entry: { name in
                count += 1
                guard count <= Self.mostEntries else { return MOGNA_STOP }
                names.insert(name)
                return MOGNA_SKIP
            }, chunk: { _ in true })
        guard count <= Self.mostEntries else { throw Self.tooLarge(file) }
        self.names = names
    }

    /// Hands the bytes of a part to `take`, which stops the reading by returning false. Gives whether the part is there.
    @discardableResult
    func read(_ name: String, _ take: (UnsafeBufferPointer<UInt8>) -> Bool) throws(SourceError) -> Bool {
        guard names.contains(name) else { return false }
        var isFound = false
        var total = 0
        var isBomb = false
        try Self.walk(
            bytes, file,
            entry: { candidate in
                guard !isFound else { return MOGNA_STOP }
                guard candidate == name else { return MOGNA_SKIP }
                isFound = true
                return MOGNA_READ
            },
            chunk: { chunk in
                total += chunk.count
                isBomb = total > Self.mostBytes || total > max(Self.freeBytes, bytes.count * Self.mostRatio)
                return !isBomb && take(chunk)
            })
        guard !isBomb else { throw Self.tooLarge("\(file)/\(name)") }
        return isFound
    }

    private static func tooLarge(_ file: String) -> SourceError {
        SourceError(
            file: file,
            problem: Text(
                swedish: "packar upp till mer än någon systemförteckning är",
                english: "unpacks to more than any list of systems is"),
            remedy: Text(
                swedish: "öppna den i Excel och spara bara tabellen",
                english: "open it in Excel and save only the table"))
    }

    /// Closures for the C functions to call.
    private final class Callbacks {
        let entry: (String) -> mogna_choice
        let chunk: (UnsafeBufferPointer<UInt8>) -> Bool

        init(
            entry: @escaping (String) -> mogna_choice, chunk: @escaping (UnsafeBufferPointer<UInt8>) -> Bool
        ) {
            self.entry = entry
            self.chunk = chunk
        }
    }

    private static func walk(
        _ bytes: [UInt8], _ file: String, entry: (String) -> mogna_choice,
        chunk: (UnsafeBufferPointer<UInt8>) -> Bool
    ) throws(SourceError) {
        let status = withoutActuallyEscaping(entry) { entry in
            withoutActuallyEscaping(chunk) { chunk in
                let callbacks = Callbacks(entry: entry, chunk: chunk)
                return withExtendedLifetime(callbacks) {
                    bytes.withUnsafeBufferPointer { buffer in
                        mogna_zip_walk(
                            buffer.baseAddress, buffer.count, Unmanaged.passUnretained(callbacks).toOpaque(),
                            { context, name in
                                let callbacks = Unmanaged<Callbacks>.fromOpaque(context!).takeUnretainedValue()
                                // Some write the paths as Windows does.
                                return callbacks.entry(String(cString: name!).replacing("\\", with: "/"))
                            },
                            { context, bytes, count in
                                let callbacks = Unmanaged<Callbacks>.fromOpaque(context!).takeUnretainedValue()
                                return callbacks.chunk(UnsafeBufferPointer(start: bytes, count: count)) ? 0 : 1
                            })
                    }
                }
            }
        }
        switch status {
        case MOGNA_OK, MOGNA_STOPPED: return
        case MOGNA_NO_LIBRARY:
            throw SourceError(
                .machine, file: file,
                problem: Text(
                    swedish: "Excelfiler läses med libarchive, som inte är installerat",
                    english: "Excel files are read with libarchive, which is not installed"),
                remedy: Text(
                    swedish: "installera libarchive13, eller spara filen som CSV",
                    english: "install libarchive13, or save the file as CSV"))
        case MOGNA_ENCRYPTED:
            throw SourceError(
                file: file,
                problem: Text(swedish: "filen är skyddad med lösenord", english: "the file is protected by a password"),
                remedy: Text(swedish: "spara den utan lösenord", english: "save it without a password"))
        default: throw damaged(file)
        }
    }

    static func damaged(_ file: String, _ what: String = "") -> SourceError {
        SourceError(
            file: file + what,
            problem: Text(swedish: "filen är skadad", english: "the file is damaged"),
            remedy: Text(
                swedish: "öppna den i Excel och spara den på nytt", english: "open it in Excel and save it anew"))
    }
}
