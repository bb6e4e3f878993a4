import Model

extension Instrument {
    /// A factor's statement as a whole sentence, with the stem that all share.
    func sentence(_ factor: Factor, _ language: Language) -> String {
        [stem(language), factor.statement(language)]
            .map { $0.replacing("…", with: "").trimmingSpaces }
            .joined(separator: " ")
    }
}
