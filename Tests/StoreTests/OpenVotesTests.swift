import Foundation
import Model
import Testing

@testable import Store

@Suite struct OpenVotesTests {
    private static func votes(_ factor: Identifier<Factor>, _ counts: [Int]) throws -> OpenVotes {
        let tally = try #require(Discussion.Tally(unit: "a", counts: counts))
        return OpenVotes(["2026": [factor: Discussion.Round(source: .hands, tallies: [tally])]])
    }

    private static let gone = ProcessMark(name: "\(getpid())-0-gone")!

    @Test("what a process left that is gone is taken over once, and what it was writing is removed")
    func takenOver() throws {
        let folder = try Folder()
        let votes = try Self.votes("E1", [0, 1, 2, 3, 4, 5, 6])
        try votes.keep(folder: folder.path, as: Self.gone)
        try "{".write(toFile: "\(folder.path)/.votes-\(Self.gone.name).new", atomically: false, encoding: .utf8)
        let own = try Self.votes("E2", [1, 0, 0, 0, 0, 0, 0])
        let all = try own.takingOver(folder: folder.path)
        #expect(all == own.adding(votes))
        let name = ".votes-\(ProcessMark.own.name)"
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [name])
        #expect(try folder.mode("\(folder.path)/\(name)") == 0o600)
        try OpenVotes().keep(folder: folder.path)
        #expect(try OpenVotes().takingOver(folder: folder.path) == OpenVotes())
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }

    @Test("the votes of a process that is still there are its own, and so is what cannot be read")
    func leftAlone() throws {
        let folder = try Folder()
        try Self.votes("E1", [0, 1, 0, 0, 0, 0, 0]).keep(folder: folder.path)
        let later = #"{"format":2,"measurements":{}}"#
        try later.write(toFile: "\(folder.path)/.votes-\(Self.gone.name)", atomically: false, encoding: .utf8)
        #expect(try OpenVotes().takingOver(folder: folder.path) == OpenVotes())
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 2)
    }

    @Test("what one has oneself stands before what somebody left on the same statement")
    func own() throws {
        let own = try Self.votes("E1", [0, 1, 0, 0, 0, 0, 0])
        #expect(try own.adding(Self.votes("E1", [0, 0, 0, 0, 0, 0, 9])) == own)
    }

    @Test("a process is alive until it has ended, and is no other of the same number")
    func mark() throws {
        #expect(ProcessMark.own.isAlive && ProcessMark(name: ProcessMark.own.name) == ProcessMark.own)
        #expect(!Self.gone.isAlive)
        for name in ["", "1", "1-2", "-1-2-a", "a-1-b", "1-2-3.new.new-"] {
            #expect(ProcessMark(name: name) == nil, "\(name)")
        }
    }
}
