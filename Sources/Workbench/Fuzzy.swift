/// Matching as people type: the letters in order, better the closer together and the nearer to word starts.
enum Fuzzy {
    /// Positions of the candidates that match, best first; all of them for an empty query.
    static func ranked(_ query: String, _ candidates: [String]) -> [Int] {
        candidates.indices
            .compactMap { index in score(query, candidates[index]).map { (index, $0) } }
            .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
            .map(\.0)
    }

    /// How well the query's letters stand in the candidate, whatever the case; nil when they do not in order.
    static func score(_ query: String, _ candidate: String) -> Int? {
        let letters = Array(query.lowercased()).filter { $0 != " " }
        let text = Array(candidate.lowercased())
        var score = 0
        var position = 0
        var previous = -2
        for letter in letters {
            guard let found = text[position...].firstIndex(of: letter) else { return nil }
            if found == previous + 1 { score += 5 }
            if found == 0 || !(text[found - 1].isLetter || text[found - 1].isNumber) { score += 4 }
            score -= min(found - position, 3)
            previous = found
            position = found + 1
        }
        return score
    }
}
