import Model
import Testing

@Suite struct SmallValueTests {
    @Test(
        "a folder's name is ASCII and never empty",
        arguments: [
            ("Sundsvalls kommun", "sundsvalls-kommun"), ("Åre", "are"), ("Örnsköldsvik", "ornskoldsvik"),
            ("Region Jämtland Härjedalen", "region-jamtland-harjedalen"), ("  A & B (C) ", "a-b-c"),
            ("../../etc", "etc"),
            ("", "organisation"), ("北京", "organisation"), ("Malmö stad 2", "malmo-stad-2"), ("ÄÖÅ", "aoa"),
            ("A\u{30A}re", "are"), ("½ kommun", "kommun"),
        ])
    func slug(name: String, slug: String) { #expect(Organisation.Profile.slug(for: name) == slug) }

    @Test("answers are 0 for «vet ej» and 1…6; marks are 1…5; nothing else is either")
    func scales() {
        for digit in -2...9 {
            #expect(Answer(digit: digit)?.digit == ((0...6).contains(digit) ? digit : nil))
            #expect(Mark(digit)?.value == ((1...5).contains(digit) ? digit : nil))
        }
        #expect(Answer(digit: 0) == .unknown)
        #expect((1...6).map { Answer.Rating($0)!.score.value } == [0, 20, 40, 60, 80, 100])
        #expect((1...5).map { Mark($0)!.score.value } == [0, 25, 50, 75, 100])
    }

    @Test(
        "a score is kept within 0…100",
        arguments: [(-3, 0), (0, 0), (41.5, 41.5), (100.0001, 100)] as [(Double, Double)])
    func clamping(value: Double, kept: Double) { #expect(Score(value).value == kept) }

    @Test(
        "a score is high from 50, noise in the last digit aside",
        arguments: [
            (49.9, false), (49.999_999, false), (49.999_999_999_999_9, true), (50, true), (50.1, true),
        ])
    func high(value: Double, isHigh: Bool) { #expect(Score(value).isHigh == isHigh) }

    @Test("a response is complete when every statement has an answer, «vet ej» too")
    func complete() {
        let none = Text(swedish: "", english: "")
        let factors = ["E1", "E2"].map { Factor(id: $0, name: none, statement: none, help: none) }
        let category = Model.Category(id: "c", name: none, description: none, factors: factors)
        let instrument = Instrument(
            id: "i", version: "1", name: none, shortName: none, source: none, stem: none,
            scale: Instrument.Scale(labels: [], unknown: none),
            dimensions: [Dimension(id: "capability", name: none, description: none, categories: [category])], types: [],
            advice: [])
        #expect(instrument.category(of: "E2")?.id == "c")
        #expect(instrument.category(of: "E9") == nil)
    }
}
