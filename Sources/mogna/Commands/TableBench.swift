import Library
import Model
import Terminal
import Workbench

/// How fast the table of systems is, from a key to the canvas at 120×40.
struct TableBench {
    private var state: State
    private let report: (String, [Double]) throws -> Void

    init(
        _ organisation: Organisation, _ context: Context, report: @escaping (String, [Double]) throws -> Void
    ) {
        let workspace = Workspace(
            organisation: organisation, library: context.library, strings: context.strings, theme: "dark",
            today: Context.today, size: (120, 40))
        state = State(workspace: workspace)
        self.report = report
    }

    mutating func run() throws {
        let clock = ContinuousClock()
        var works: [Work] = []
        let opened = clock.measure { works = press(.character("4")) }
        try report("open the table", [opened.milliseconds])
        var message: Message?
        let read = clock.measure { message = works.first?.run { false } }
        try report("read all columns, beside the loop", [read.milliseconds])
        if let message {
            let taken = clock.measure {
                _ = update(&state, message)
                _ = View.draw(state)
            }
            try report("take that in", [taken.milliseconds])
        }
        try report("move", try times((0..<100).map { $0 % 10 == 9 ? .pageDown : .down }))
        var typed: [Double] = []
        for line in ["vård", "skola -tall", "kostnad>100000 kvalitet<40", "leverantör:alm|tall", "e", "system för"] {
            _ = press(.character("/"))
            typed += try times(line.map(Key.character) + line.map { _ in .backspace })
            _ = press(.escape)
        }
        try report("a key of the search line", typed)
        try report("the next column", try times((0..<9).map { _ in .right }))
        try report("sort", try times((0..<9).flatMap { _ in [.character("s"), .left] }))
        try report("sort by one more", try times((0..<4).flatMap { _ in [.right, .character("S")] }))
        try report("group", try times((0..<8).flatMap { _ in [.character("z"), .character("z"), .right] }))
        try report("frequency", try times((0..<8).flatMap { _ in [.character("f"), .escape, .left] }))
        var edited: [Double] = []
        for cost in 1...20 {
            let id = state.workspace.organisation.systems[cost * 37 % state.workspace.organisation.systems.count].id
            let before = state.workspace.organisation.systems[id]?.fields[.annualCost]
            let edit = Edit.systemField(id, .annualCost, Replacement(from: before, to: .number(Double(cost * 1001))))
            edited.append(
                clock.measure {
                    _ = update(&state, .foreign([Change([edit])]))
                    _ = View.draw(state)
                }.milliseconds)
        }
        try report("a changed cell", edited)
        try report("select all", try times([.character("*")]))
        _ = press(.character("e"))
        _ = press(.character("7"))
        try measure(.enter, "edit all")
        try measure(.character("u"), "undo that")
        _ = press(.escape)
        try runPortfolio()
    }

    /// Each tab of the portfolio: what its key takes, what is done beside the loop, and taking that in.
    private mutating func runPortfolio() throws {
        for (key, tab) in [("p", "map"), ("c", "candidates"), ("o", "overlaps"), ("s", "scenario"), ("f", "groups")] {
            try measure(.character(Character(key)), "the portfolio's \(tab)")
        }
        _ = press(.character("m"))
        try report("walk on the map", try times((0..<40).flatMap { _ in [.right, .down, .left, .up] }))
        try report("walk by cost", try times((0..<40).map { _ in .character("n") }))
        _ = press(.character("c"))
        try report("walk through candidates", try times((0..<100).map { _ in .down }))
        try measure(.character("r"), "what a retirement breaks")
        _ = press(.escape)
        try measure(.space, "a mark in a scenario")
        try measure(.character("s"), "its before and after")
        try measure(.character("R"), "a system's relations")
    }

    private mutating func measure(_ key: Key, _ name: String) throws {
        let clock = ContinuousClock()
        var works: [Work] = []
        let pressed = clock.measure { works = press(key) }
        try report("\(name): the key", [pressed.milliseconds])
        for work in works {
            var message: Message?
            let worked = clock.measure { message = work.run { false } }
            try report("\(name): beside the loop", [worked.milliseconds])
            guard let message else { continue }
            let taken = clock.measure {
                _ = update(&state, message)
                _ = View.draw(state)
            }
            try report("\(name): taken in", [taken.milliseconds])
        }
    }

    private mutating func press(_ key: Key) -> [Work] {
        let effects = update(&state, .event(.key(key)))
        _ = View.draw(state)
        return effects.compactMap { if case .work(let work) = $0 { work } else { nil } }
    }

    private mutating func times(_ keys: [Key]) throws -> [Double] {
        let clock = ContinuousClock()
        return keys.map { key in clock.measure { _ = press(key) }.milliseconds }
    }
}

extension Duration {
    /// In milliseconds.
    fileprivate var milliseconds: Double { Double(components.seconds) * 1e3 + Double(components.attoseconds) / 1e15 }
}
