import Foundation
import Testing

@testable import Terminal

/// The themes that ship.
enum Themes {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Themes").path
    static let names = Theme.names(in: folder)
    /// The one theme has no colours to measure.
    static let coloured = names.filter { $0 != "mono" }

    static func read(_ name: String) throws -> Theme { try Theme.read(name: name, folder: folder) }

    /// What is read, and so must be readable; frames and the grid are not.
    static let texts: [Tone] = [
        .text, .dim, .heading, .accent, .good, .warning, .bad, .series1, .series2, .series3, .series4,
    ]
    static let grounds: [Tone] = [.ground, .selection, .bar]
    static let heat: [Tone] = [.heat1, .heat2, .heat3, .heat4, .heat5, .heat6]
}
