import Foundation
import JSON
import Model
import TestSupport
import Testing

@testable import Store

@Suite struct FilesTests {
    @Test("any organisation is the same after a trip through its files", arguments: 0..<30)
    func roundTrip(seed: Int) throws {
        let folder = try Folder()
        var random = Random(seed: seed)
        let organisation = random.organisation()
        _ = try folder.root.create(organisation)
        #expect(try folder.reopened() == organisation, "seed \(seed)")
        for (name, bytes) in try folder.files() {
            #expect(try JSON.parse(Array(bytes)).canonical() == String(decoding: bytes, as: UTF8.self), "\(name)")
        }
    }

    @Test("files are canonical: sorted keys, two spaces, elements by identifier, one newline at the end")
    func canonical() throws {
        let folder = try Folder()
        var organisation = Organisation.small
        organisation.systems = [System(id: "b", name: "B"), System(id: "a", name: "A", fields: [.users: .number(3)])]
        _ = try folder.root.create(organisation)
        #expect(
            try folder.text("systems.json") == """
                {
                  "format": 1,
                  "systems": [
                    {
                      "id": "a",
                      "name": "A",
                      "users": 3
                    },
                    {
                      "id": "b",
                      "name": "B"
                    }
                  ]
                }

                """)
    }

    @Test("keys that this version does not know survive an edit beside them")
    func unknownKeys() throws {
        let folder = try Folder()
        _ = try folder.root.create(.small)
        let places = [
            ("organisation.json", "\"format\": 1,"), ("organisation.json", "\"id\": \"skola\","),
            ("systems.json", "\"format\": 1,"), ("systems.json", "\"id\": \"a\","), ("plan.json", "\"format\": 1,"),
            ("plan.json", "\"id\": \"p\","), ("measurement-2026.json", "\"format\": 1,"),
            ("measurement-2026.json", "\"id\": \"r1\","),
        ]
        for (number, (name, place)) in places.enumerated() {
            let unknown = "\"later\(number)\": {\"deep\": [1, 2.5, \"å\", null, 9007199254740993]}, "
            try folder.replace(place, with: unknown + place, in: name)
        }
        let store = try folder.root.open("prov")
        _ = try store.append([
            .name("a", "Arkivet", "Nya arkivet"),
            Change([
                .answer("2026", "r1", "E2", Replacement(from: nil, to: Answer(digit: 1))),
                .unit("skola", Replacement(from: nil, to: Unit(id: "skola", name: "Skolan"))),
                .planItem("p", Replacement(from: nil, to: PlanItem(id: "p", kind: .action, text: "Sluta"))),
            ]),
        ])
        try store.fold()
        for (number, (name, _)) in places.enumerated() {
            let json = try JSON.parse(Array(try folder.text(name).utf8)).compact()
            #expect(json.contains("\"later\(number)\":{\"deep\":[1,2.5,\"å\",null,9007199254740993]}"), "\(name)")
        }
        #expect(try folder.reopened().systems["a"]?.name == "Nya arkivet")
    }

    @Test(
        "a file of a newer format opens for reading, and says so", arguments: ["systems.json", "measurement-2026.json"])
    func newerFormat(name: String) throws {
        let folder = try Folder()
        _ = try folder.root.create(.small)
        try folder.replace("\"format\": 1", with: "\"format\": 2", in: name)
        let before = try folder.files()
        let store = try folder.root.open("prov")
        #expect(store.isReadOnly)
        #expect(store.warnings.count == 1 && store.warnings[0].contains("\(name): a newer mogna wrote this file"))
        #expect(store.organisation == .small)
        let error = #expect(throws: StoreError.self) { try store.append([.name("a", "Arkivet", "X")]) }
        #expect(error?.kind == .readOnly && error?.remedy.contains(name) == true)
        #expect(throws: StoreError.self) { try store.erasePersons() }
        try store.fold()
        #expect(try folder.files() == before)
    }

    @Test("a file that becomes newer while it is open is not written over")
    func newerMeanwhile() throws {
        let folder = try Folder()
        let store = try folder.root.create(.small)
        _ = try store.append([.name("a", "Arkivet", "X")])
        try folder.replace("\"format\": 1", with: "\"format\": 2", in: "systems.json")
        let before = try folder.files()
        let error = #expect(throws: StoreError.self) { try store.fold() }
        #expect(error?.kind == .readOnly)
        #expect(try folder.files() == before)
    }

    @Test("what a newer format holds and this version cannot read is said to be newer, not wrong")
    func unreadableNewerFormat() throws {
        let folder = try Folder()
        _ = try folder.root.create(.small)
        try folder.replace("\"format\": 1", with: "\"format\": 2", in: "organisation.json")
        try folder.replace("\"kommun\"", with: "\"förbund\"", in: "organisation.json")
        let error = #expect(throws: StoreError.self) { try folder.root.open("prov") }
        #expect(error?.problem == "a newer mogna wrote this file, and this one cannot read it")
    }

    @Test("a change made in the files by hand, while they are open, is kept by a fold and told of")
    func changedByHand() throws {
        let folder = try Folder()
        let store = try folder.root.create(.small)
        _ = try store.append([.name("a", "Arkivet", "Nya arkivet")])
        try folder.replace("Bokningen", with: "Bokning", in: "systems.json")
        try store.fold()
        let reopened = try folder.reopened()
        #expect(reopened.systems.map(\.name) == ["Nya arkivet", "Bokning"])
        #expect(store.organisation == reopened)
        var seen = Organisation.small
        for change in try store.refresh() { seen.apply(change) }
        #expect(seen.systems["b"]?.name == "Bokning")
    }

    @Test(
        "a file mangled by hand is refused with file, line, column, field and remedy, and nothing is touched",
        arguments: [
            ("organisation.json", "\"kommun\"", "\"stad\"", 3, 11, "kind", "an unknown word", "write one of «kommun»"),
            ("organisation.json", "\"kommun\",", "\"kommun\"", 4, 3, "", "a comma or } was expected", "mend the file"),
            (
                "organisation.json", "\"name\": \"Prov", "\"namn\": \"Prov", 1, 1, "", "«name» is missing",
                "mend the file"
            ),
            (
                "organisation.json", "\"vard\"", "\"skola\"", 11, 5, "units[1]",
                "the identifier «skola» is there twice", "change one"
            ),
            (
                "organisation.json", "\"format\": 1", "\"format\": \"1\"", 2, 13, "format",
                "a format number was expected", "mend the file"
            ),
            ("systems.json", "\"Bokningen\"", "7", 10, 15, "systems[1].name", "text was expected", "mend the file"),
            (
                "systems.json", "\"name\": \"Ark", "\"users\": \"många\", \"name\": \"Ark", 6, 16, "systems[0].users",
                "a number was expected", "mend the file"
            ),
            (
                "plan.json", "\"action\"", "\"dröm\"", 6, 15, "items[0].kind", "an unknown word",
                "write one of «challenge»"
            ),
            (
                "measurement-2026.json", "\"E1\": 3", "\"E1\": 7", 9, 15, "responses[0].answers.E1", "no such answer",
                "answers are 1–6"
            ),
            (
                "measurement-2026.json", "\"threshold\": 5", "\"threshold\": 0", 20, 16, "threshold",
                "a threshold is at least 1", "mend the file"
            ),
            (
                "measurement-2026.json", "\"invited\": {}", "\"closes\": \"2026-02-30\", \"invited\": {}", 5, 13,
                "closes", "a day was expected", "write YYYY-MM-DD"
            ),
            (
                "measurement-2026.json", "\"address\":", "\"phone\": \"1\", \"address\":", 13, 18,
                "responses[0].person.phone", "nothing but", "mend the file"
            ),
            ("measurement-2026.json", "asa@", "\u{0}", 13, 21, "", "a control character in a text", "mend the file"),
        ])
    func mangled(
        name: String, old: String, new: String, line: Int, column: Int, field: String, problem: String, remedy: String
    ) throws {
        let folder = try Folder()
        _ = try folder.root.create(.small)
        try folder.replace(old, with: new, in: name)
        let before = try folder.files()
        let error = #expect(throws: StoreError.self) { try folder.root.open("prov") }
        #expect(error?.kind == .badData)
        #expect(error?.file == folder.file(name))
        #expect([error?.line, error?.column] == [line, column])
        #expect(error?.field == field)
        #expect(error?.problem.hasPrefix(problem) == true, "\(error?.problem ?? "")")
        #expect(error?.remedy.contains(remedy) == true, "\(error?.remedy ?? "")")
        #expect(folder.root.check("prov").contains { $0 == error })
        #expect(try folder.files() == before)
    }

    @Test(
        "an empty file is refused, whichever it is",
        arguments: ["organisation.json", "systems.json", "plan.json", "measurement-2026.json"])
    func empty(name: String) throws {
        let folder = try Folder()
        _ = try folder.root.create(.small)
        try Data().write(to: URL(filePath: folder.file(name)))
        let error = #expect(throws: StoreError.self) { try folder.root.open("prov") }
        #expect(error?.kind == .badData && error?.file == folder.file(name))
    }

    @Test("an empty file and one that is cut off are refused and left as they are", arguments: 0..<20)
    func cutOff(seed: Int) throws {
        let folder = try Folder()
        var random = Random(seed: seed)
        _ = try folder.root.create(random.organisation())
        let name = random.pick(["organisation.json", "systems.json", "plan.json", "measurement-m1.json"])
        let whole = Data(try folder.text(name).utf8)
        let part = whole.prefix(seed == 0 ? 0 : random.below(whole.count - 1))
        try part.write(to: URL(filePath: folder.file(name)))
        let before = try folder.files()
        let error = #expect(throws: StoreError.self, "seed \(seed)") { try folder.root.open("prov") }
        #expect(error?.kind == .badData && error?.line != nil && error?.file == folder.file(name))
        #expect(try folder.files() == before)
    }

    @Test("another organisation's broken file is no reason not to find this one")
    func brokenNeighbour() throws {
        let folder = try Folder()
        _ = try folder.root.create(.small)
        let other = Organisation(profile: Organisation.Profile(slug: "annan", name: "Annan", kind: .region))
        _ = try folder.root.create(other)
        try folder.write("{", to: "organisation.json")
        #expect(try folder.root.resolve("annan") == "annan")
        #expect(throws: StoreError.self) { try folder.root.resolve("../annan") }
    }

    @Test("an organisation is never made over another")
    func createTwice() throws {
        let folder = try Folder()
        _ = try folder.root.create(.small)
        let before = try folder.files()
        let error = #expect(throws: StoreError.self) { try folder.root.create(.small) }
        #expect(error?.kind == .exists)
        #expect(try folder.files() == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["prov"])
    }

    @Test("an organisation that is not there, and a root that is not there")
    func missing() throws {
        let folder = try Folder()
        #expect(#expect(throws: StoreError.self) { try folder.root.open("ingen") }?.kind == .noSuchFile)
        #expect(try DataRoot(path: folder.path + "/none").organisations().isEmpty)
    }
}
