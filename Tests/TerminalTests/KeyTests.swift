import Testing

@testable import Terminal

@Suite struct KeyTests {
    static let all: [Key] = {
        var keys: [Key] = [
            .enter, .escape, .tab, .backTab, .backspace, .delete, .insert, .up, .down, .left, .right, .home, .end,
            .pageUp, .pageDown, .space,
        ]
        keys += (1...63).map { .function($0) }
        keys += "abcdefghijklmnopqrstuvwxyz\\]^_ ".map { .control($0) }
        let printable = (33..<127).map { Character(Unicode.Scalar($0)) } + "åäöÅÄÖ漢🙂"
        for character in printable { keys += [.character(character), .alt(character)] }
        return keys + [.alt(" ")]
    }()

    @Test("every key has a name of its own, and that name is the key's")
    func bothWays() {
        for key in Self.all {
            #expect(!key.name.isEmpty)
            #expect(Key(name: key.name) == key, "\(key.name)")
        }
        #expect(Set(Self.all.map(\.name)).count == Self.all.count)
    }

    @Test(
        "names are as a keyboard has them",
        arguments: [
            (Key.control("r"), "Ctrl-R"), (.control(" "), "Ctrl-Space"), (.alt("x"), "Alt-x"), (.alt(" "), "Alt-Space"),
            (.pageDown, "PgDn"), (.up, "↑"), (.function(12), "F12"), (.space, "Space"), (.backTab, "Shift-Tab"),
            (.character("-"), "-"),
        ] as [(Key, String)])
    func names(key: Key, name: String) {
        #expect(key.name == name)
    }

    @Test(
        "what names no key is none",
        arguments: ["", "ab", "Ctrl-", "Ctrl-ab", "Alt-", "Alt-xy", "F0", "F64", "F+1", "F01", "Fx", "enter", "Ctrl"])
    func noNames(name: String) {
        #expect(Key(name: name) == nil)
    }
}
