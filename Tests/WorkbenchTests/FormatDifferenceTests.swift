import Model
import Testing

@testable import Workbench

@Suite struct FormatDifferenceTests {
    @Test("a difference is that of the figures that are shown beside it")
    func shown() {
        let format = Format(language: .swedish)
        // Shown as 53 % and 39 %: the difference between them is 14, though 13.1 are between the scores.
        #expect(format.difference(Score(52.5), Score(39.4)) == "−14")
        #expect(format.difference(Score(51.4), Score(50.6)) == "±0")
        #expect(format.difference(Score(50.4), Score(50.6)) == "+1")
    }
}
