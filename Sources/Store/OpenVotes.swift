import Glibc
import JSON
import Model

/// Votes that have been taken in a workshop and not been shown yet: how many gave each answer, never who.
///
/// Nothing of them is in the journal before they are shown. So that they outlive the process, each keeps its own in
/// `.votes-<process>` in the organisation's folder, and takes over those of processes that are gone.
public struct OpenVotes: Equatable, Sendable {
    /// The votes by measurement and statement.
    public var rounds: [Identifier<Measurement>: [Identifier<Factor>: Discussion.Round]]

    /// Takes the votes.
    public init(_ rounds: [Identifier<Measurement>: [Identifier<Factor>: Discussion.Round]] = [:]) {
        self.rounds = rounds.filter { !$0.value.isEmpty }
    }

    /// These, and what else others hold.
    public func adding(_ others: OpenVotes) -> OpenVotes {
        OpenVotes(rounds.merging(others.rounds) { own, other in own.merging(other) { own, _ in own } })
    }

    private static let prefix = ".votes-"
    private static func path(_ folder: String, _ mark: ProcessMark) -> String { "\(folder)/\(prefix)\(mark.name)" }

    /// Keeps this process's votes; where there are none, no file stays.
    public func keep(folder: String) throws(StoreError) {
        try keep(folder: folder, as: .own)
    }

    func keep(folder: String, as owner: ProcessMark) throws(StoreError) {
        let file = Self.path(folder, owner)
        if rounds.isEmpty {
            guard unlink(file) == 0 || errno == ENOENT else { throw .io(file) }
        } else {
            try FileSystem.real.replace(file, with: Array(json.canonical().utf8))
        }
        try FileSystem.real.synchronise(folder: folder)
    }

    /// These together with the votes of processes that are gone, kept as this process's own from now on.
    public func takingOver(folder: String) throws(StoreError) -> OpenVotes {
        // Of two who begin at once, one takes them.
        try OrganisationStore.withLocked(folder, LOCK_EX) { () throws(StoreError) in
            let names = try DataRoot.names(in: folder).filter { $0.hasPrefix(Self.prefix) }.sorted()
            var all = self
            var files: [String] = []
            for name in names {
                let isComplete = !name.hasSuffix(".new")
                let owner = ProcessMark(name: name.dropFirst(Self.prefix.count).dropLast(isComplete ? 0 : 4))
                guard let owner, !owner.isAlive else { continue }
                let file = "\(folder)/\(name)"
                if isComplete {
                    // What a later version wrote is left to it.
                    guard let bytes = try FileSystem.read(file), let votes = Self.read(bytes) else { continue }
                    all = all.adding(votes)
                }
                files.append(file)
            }
            // Nothing is let go before it is in our own file.
            if all != self { try all.keep(folder: folder) }
            for file in files { unlink(file) }
            return all
        }
    }

    private var json: JSON {
        let measurements = rounds.map { measurement, rounds in
            let members = rounds.map { ($0.rawValue, DiscussionJSON.json($1)) }
            return (measurement.rawValue, JSON.object(Dictionary(uniqueKeysWithValues: members)))
        }
        return ["format": 1, "measurements": .object(Dictionary(uniqueKeysWithValues: measurements))]
    }

    /// Nil where it is no such file.
    private static func read(_ bytes: [UInt8]) -> OpenVotes? {
        guard let document = try? JSONDocument(parsing: bytes) else { return nil }
        return try? document.read { node throws(Malformed) in
            var format = 0
            var votes = OpenVotes()
            _ = try node.object { key, value throws(Malformed) in
                switch key {
                case "format": format = try value.whole()
                case "measurements":
                    _ = try value.object { measurement, rounds throws(Malformed) in
                        _ = try rounds.object { factor, round throws(Malformed) in
                            votes.rounds[Identifier(measurement), default: [:]][Identifier(factor)] =
                                try DiscussionJSON.round(round)
                            return true
                        }
                        return true
                    }
                default: return false
                }
                return true
            }
            guard format == 1 else { throw Malformed(problem: "a later version wrote it") }
            return votes
        }
    }
}
