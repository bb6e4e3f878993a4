import Model
import Testing

@Suite struct IdentifierTests {
    @Test("identifiers are in the order of their UTF-8 bytes, as files are sorted by other tools")
    func order() {
        // The last two would change places by UTF-16.
        let sorted = ["", "A", "B", "Z", "a", "a-1", "a1", "b", "z", "ä", "å", "ö", "\u{FF21}", "\u{1F600}"]
        let expected = sorted.map { Identifier<Unit>($0) }.sorted {
            $0.rawValue.utf8.lexicographicallyPrecedes($1.rawValue.utf8)
        }
        #expect(expected.reversed().sorted() == expected)
    }

    @Test("an identifier is what its text is")
    func text() {
        #expect(Identifier<Unit>("service") == "service")
        #expect("\(Identifier<Unit>("service"))" == "service")
    }
}
