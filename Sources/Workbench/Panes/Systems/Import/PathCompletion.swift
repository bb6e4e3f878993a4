import Exchange
import Glibc

/// Writes a path to its end as far as the files that are there leave no choice.
enum PathCompletion {
    /// The path as far as all files agree whose names begin as its last part does; a folder's with a slash after it.
    @Sendable static func completed(_ path: String) -> String {
        let start = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
        let folder = SourceFile.expanded(start == path.startIndex ? "./" : String(path[..<start]))
        let beginning = path[start...]
        // What is hidden is there for those who ask for it.
        let names = names(in: folder).filter {
            $0.hasPrefix(beginning) && ($0.hasPrefix(".") == beginning.hasPrefix(".")) && $0 != "." && $0 != ".."
        }
        guard var common = names.first else { return path }
        for name in names { common = String(zip(common, name).prefix { $0 == $1 }.map(\.0)) }
        let isFolder = names.count == 1 && SourceFile.isFolder(folder + common)
        return path[..<start] + common + (isFolder ? "/" : "")
    }

    private static func names(in folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            names.append(
                withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                    String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
                })
        }
        return names
    }
}
