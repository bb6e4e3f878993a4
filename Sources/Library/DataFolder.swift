import Glibc

/// Where the program's own files are: the folder that holds `Data` and `Themes`.
public enum DataFolder {
    /// Looks beside the program and above it, where a build or an unpacked archive has them, and then where an
    /// installation puts them: `../share/mogna` from the program, `/usr/local/share/mogna`, `/usr/share/mogna`.
    /// `$MOGNA_SHARE` goes before all. Nil when there is none.
    public static func locate(environment: [String: String]) -> String? {
        candidates(executable: executable(), environment: environment).first { folder in
            access(folder + "/Data/instruments", R_OK) == 0
        }
    }

    /// The folders to look in, best first.
    static func candidates(executable: String?, environment: [String: String]) -> [String] {
        var folders: [String] = []
        if let named = environment["MOGNA_SHARE"], !named.isEmpty { folders.append(named) }
        if let executable {
            var parts = executable.split(separator: "/").dropLast()
            folders.append("/" + (parts.dropLast() + ["share", "mogna"]).joined(separator: "/"))
            while !parts.isEmpty {
                folders.append("/" + parts.joined(separator: "/"))
                parts.removeLast()
            }
        }
        return folders + ["/usr/local/share/mogna", "/usr/share/mogna"]
    }

    private static func executable() -> String? {
        var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let length = buffer.withUnsafeMutableBytes { bytes in
            bytes.baseAddress.map { readlink("/proc/self/exe", $0, bytes.count) } ?? -1
        }
        return length > 0 ? String(decoding: buffer[..<length], as: UTF8.self) : nil
    }
}

/// Reads a whole file of the program's own.
func readFile(_ path: String) throws(LibraryError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
        throw LibraryError(file: path, field: "", problem: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    while true {
        let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
        if count < 0 && errno == EINTR { continue }
        guard count >= 0 else {
            throw LibraryError(file: path, field: "", problem: String(cString: strerror(errno)))
        }
        if count == 0 { return bytes }
        bytes.append(contentsOf: chunk[..<count])
    }
}
