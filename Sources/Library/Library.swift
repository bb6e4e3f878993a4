import Glibc
import Model

/// What the program knows before it meets any organisation: read from `Data`.
public struct Library: Sendable {
    /// The folder that holds `Data` and `Themes`.
    public let folder: String
    /// The instruments that come with the program.
    public let instruments: Table<Instrument>
    /// How systems are assessed.
    public let method: Method
    /// Published national figures.
    public let benchmarks: [Benchmark]
    /// What there is to read and do step by step, in the order of the files' names.
    public let guides: [Guide]

    /// Reads what every start needs. The registers are read when they are asked for.
    public init(folder: String) throws(LibraryError) {
        self.folder = folder
        var instruments: [Instrument] = []
        for file in Library.files(in: folder + "/Data/instruments") { instruments.append(try Instrument(file: file)) }
        self.instruments = Table(instruments)
        method = try Method(file: folder + "/Data/methods/dios.json")
        benchmarks = try Benchmark.read(file: folder + "/Data/benchmarks/national.json")
        let categories = Set(instruments.flatMap { $0.categories.map(\.id) })
        var guides: [Guide] = []
        for file in Library.files(in: folder + "/Data/guides") {
            guides.append(try Guide(file: file, categories: categories))
        }
        self.guides = guides
    }

    /// The register of municipalities and counties.
    public func register() throws(LibraryError) -> Register { try Register(folder: folder + "/Data/registers") }

    /// The words of other people's lists of systems.
    public func importVocabulary() throws(LibraryError) -> ImportVocabulary {
        try ImportVocabulary(file: folder + "/Data/imports/systems.json")
    }

    /// The program's words in a language.
    public func strings(_ language: Language) throws(LibraryError) -> Strings {
        try Strings(files: Library.files(in: folder + "/Data/strings"), language: language)
    }

    /// The latest published figure that organisations reached, for comparison.
    public var nationalFigure: Benchmark? { benchmarks.filter { $0.kind == .measured }.last }

    /// What organisations are compared by, for each instrument and for the method.
    public var measures: [String: [Measure]] {
        var measures = [method.id.rawValue: Method.measures]
        for instrument in instruments { measures[instrument.id.rawValue] = instrument.measures }
        return measures
    }

    /// The JSON files in a folder, by name.
    public static func files(in folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasSuffix(".json") { names.append(name) }
        }
        return names.sorted().map { "\(folder)/\($0)" }
    }
}
