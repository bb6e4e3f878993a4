// swift-tools-version: 6.2
import PackageDescription

// The arrows between modules point one way; Tests/ArchitectureTests holds them.
let package = Package(
    name: "mogna",
    products: [.executable(name: "mogna", targets: ["mogna"])],
    targets: [
        .target(name: "CNcurses", linkerSettings: [.linkedLibrary("ncursesw")]),
        .target(name: "CSimdjson", linkerSettings: [.linkedLibrary("simdjson")]),
        .target(name: "CSpreadsheet", linkerSettings: [.linkedLibrary("expat")]),
        .target(name: "JSON", dependencies: ["CSimdjson"]),
        .target(name: "Model"),
        .target(name: "Scoring", dependencies: ["Model"]),
        .target(name: "Library", dependencies: ["Model", "JSON"]),
        .target(name: "Store", dependencies: ["Model", "JSON"]),
        .target(name: "Exchange", dependencies: ["Model", "JSON", "CSpreadsheet"]),
        .target(name: "Synthetic", dependencies: ["Model", "JSON"]),
        .target(name: "Terminal", dependencies: ["CNcurses", "JSON"]),
        .target(name: "Charts", dependencies: ["Terminal"]),
        .target(
            name: "Workbench",
            dependencies: ["Charts", "Terminal", "Scoring", "Library", "Store", "Exchange", "Model"],
            linkerSettings: [.linkedLibrary("crypt")]),
        .executableTarget(
            name: "mogna",
            dependencies: ["Workbench", "Synthetic"]),
        .target(name: "TestSupport", path: "Tests/TestSupport"),
        .testTarget(name: "JSONTests", dependencies: ["TestSupport", "JSON"]),
        .testTarget(name: "ModelTests", dependencies: ["TestSupport", "Model"]),
        .testTarget(
            name: "ScoringTests", dependencies: ["TestSupport", "Scoring", "Library", "JSON"],
            resources: [.copy("Oracle")]),
        .testTarget(name: "LibraryTests", dependencies: ["Library", "Model", "JSON"]),
        .testTarget(name: "StoreTests", dependencies: ["TestSupport", "Store", "Model", "JSON"]),
        .testTarget(
            name: "ExchangeTests", dependencies: ["TestSupport", "Exchange", "Library", "Model"],
            exclude: ["Workbooks"]),
        .testTarget(name: "SyntheticTests", dependencies: ["Synthetic", "Library", "Scoring", "Model"]),
        .testTarget(name: "TerminalTests", dependencies: ["TestSupport", "Terminal"], resources: [.copy("Oracle")]),
        .testTarget(
            name: "ChartsTests", dependencies: ["TestSupport", "Charts", "Terminal"], resources: [.copy("Golden")]),
        .testTarget(
            name: "WorkbenchTests",
            dependencies: ["TestSupport", "Workbench", "Library", "Scoring", "Store", "Synthetic"]),
        .testTarget(
            name: "Screens", dependencies: ["TestSupport", "Workbench", "Synthetic", "Scoring", "Store"],
            exclude: ["Golden", "Lists"]),
        .testTarget(name: "EndToEnd", dependencies: ["TestSupport"], exclude: ["Engines"]),
        .testTarget(name: "ArchitectureTests"),
    ],
    swiftLanguageModes: [.v6]
)

// Where the project is checked, a warning is an error; a later compiler's new warnings stop nobody from building it.
if Context.environment["CI"] != nil {
    for target in package.targets where !["CNcurses", "CSimdjson", "CSpreadsheet"].contains(target.name) {
        target.swiftSettings = [.treatAllWarnings(as: .error)]
    }
}
