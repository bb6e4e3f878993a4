import Foundation
import Library
import Model
import TestSupport

@testable import Exchange

/// What the program knows, as the tests' file finds it.
enum Known {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path
    static let library = try! Library(folder: folder)
    static let vocabulary = try! library.importVocabulary()
    static let method = library.method
    static let headings = Headings(vocabulary: vocabulary, method: method)
    static let today = Day("2026-11-24")!

    /// A committed workbook.
    static func workbook(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: folder + "/Tests/ExchangeTests/Workbooks/\(name)")))
    }
}

/// An import planned in one call.
struct Planned {
    var mapping: SystemMapping
    var plan: SystemImport

    init(
        _ bytes: [UInt8], into organisation: Organisation, file: String = "lista.csv", maps: [String] = [],
        marksMissing: Bool = true
    ) throws {
        let source = try SourceFile(bytes: bytes, file: file)
        let table = try source.table(headings: Known.headings)
        guard
            var mapping = SystemMapping(
                table, headings: Known.headings, remembered: organisation.analysis.importMappings)
        else { throw CancellationError() }
        if let word = mapping.follow(maps, headings: Known.headings) { fatalError(word) }
        self.mapping = mapping
        plan = SystemImport(
            table, mapping: mapping, organisation: organisation, vocabulary: Known.vocabulary, today: Known.today,
            marksMissing: marksMissing)
    }

    init(_ text: String, into organisation: Organisation = .empty, maps: [String] = []) throws {
        try self.init(Array(text.utf8), into: organisation, maps: maps)
    }
}

extension Organisation {
    static let empty = Organisation(profile: Profile(slug: "prov", name: "Prov", kind: .municipality))

    /// With the edits done.
    func after(_ edits: [Edit]) -> Organisation {
        var organisation = self
        organisation.apply(Change(edits))
        return organisation
    }
}
