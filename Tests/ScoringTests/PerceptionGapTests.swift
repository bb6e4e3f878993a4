import Model
import Testing

@testable import Scoring

@Suite struct PerceptionGapTests {
    @Test("the gap is the score of the infrastructure less the portfolio's index, with both shown; nil without either")
    func gap() {
        var instrument = Instrument.sample(1, 1)
        instrument = Instrument(
            id: instrument.id, version: "1", name: instrument.name, shortName: instrument.shortName,
            source: instrument.source, stem: instrument.stem, scale: instrument.scale,
            dimensions: instrument.dimensions.map { dimension in
                Dimension(
                    id: dimension.id, name: dimension.name, description: dimension.description,
                    categories: dimension.categories.map { category in
                        Category(
                            id: dimension.id == "heritage" ? "infrastructure" : category.id, name: category.name,
                            description: category.description, weight: 1, factors: category.factors)
                    })
            }, types: instrument.types, advice: [])
        // The infrastructure's one factor: (20 + 60) / 2 = 40.
        let maturity = instrument.score(["32", "34"])
        let none = instrument.name
        let method = Method(
            id: "dios", version: "1", name: none, source: none,
            quality: [Criterion(id: "q", name: none, question: none, scale: [])],
            importance: [Criterion(id: "i", name: none, question: none, scale: [])])
        let marks: Assessment.Marks = ["q": Mark(4)!, "i": Mark(5)!]
        let system = System(id: "s", name: "S", assessments: [Assessment(id: "a", marks: marks)])
        // One system of quality 75 and importance 100: the index is 75.
        let gap = PerceptionGap(maturity, Portfolio(systems: [system], method: method))
        #expect(gap?.perceived.value == 40 && gap?.assessed.value == 75 && gap?.points == -35)
        #expect(PerceptionGap(maturity, Portfolio(systems: [], method: method)) == nil)
        #expect(PerceptionGap(instrument.score(["3.", "3."]), Portfolio(systems: [system], method: method)) == nil)
    }
}
