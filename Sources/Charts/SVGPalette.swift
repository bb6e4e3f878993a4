import Terminal

/// The colours of an SVG picture: one a tone.
public struct SVGPalette: Equatable, Sendable {
    private let colours: [Tone: String]

    /// Takes the colours as CSS writes them, such as `#1f5f8b`; a tone without one gets that of ordinary text.
    public init(_ colours: [Tone: String]) {
        self.colours = colours
    }

    /// The colour of a tone.
    public subscript(tone: Tone) -> String { colours[tone] ?? colours[.text] ?? "#000000" }

    /// Dark ink on white paper. Every tone that carries text or data stands at least 4.5:1 against the ground.
    public static let light = SVGPalette([
        .ground: "#ffffff", .text: "#1c2430", .dim: "#5c6675", .heading: "#123a5c", .accent: "#0b5c8a",
        .good: "#1d6f42", .warning: "#8a5a00", .bad: "#b3261e", .frame: "#b4bcc6", .grid: "#c3cad3",
        .selection: "#e3edf5", .bar: "#eef1f4", .series1: "#0b5c8a", .series2: "#b0490c", .series3: "#1d6f42",
        .series4: "#7a3e9d", .heat1: "#f7e3c6", .heat2: "#f3edcf", .heat3: "#e3efd6", .heat4: "#c5e4d0",
        .heat5: "#9fd5cd", .heat6: "#76c1c9", .heatText: "#14202b",
    ])

    /// Light ink on a dark ground, for a projector or a dark page.
    public static let dark = SVGPalette([
        .ground: "#11161d", .text: "#e4e8ee", .dim: "#98a3b1", .heading: "#a9d4f5", .accent: "#6cc3f5",
        .good: "#74d39b", .warning: "#f0c05a", .bad: "#ff8a80", .frame: "#4a5563", .grid: "#3c4654",
        .selection: "#22303f", .bar: "#1a222c", .series1: "#6cc3f5", .series2: "#ffab73", .series3: "#74d39b",
        .series4: "#d0a3ee", .heat1: "#f2c48c", .heat2: "#ecdc9c", .heat3: "#cfe3a4", .heat4: "#a4d9b0",
        .heat5: "#7fcdc0", .heat6: "#62bdd0", .heatText: "#0e151c",
    ])
}
