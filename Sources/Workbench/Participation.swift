import Model

/// How many of those who were invited have answered.
struct Participation: Equatable {
    /// Respondents with any answer.
    let answered: Int
    /// Those of them who belong to a unit whose number of invited is known.
    let counted: Int
    /// How many were invited in those units; nil while no unit's number is known.
    let invited: Int?

    init(_ measurement: Measurement) {
        let responses = measurement.responses.filter { !$0.answers.isEmpty }
        answered = responses.count
        counted = responses.count { $0.unit.map { measurement.header.invited[$0] != nil } ?? false }
        invited = measurement.header.invited.isEmpty ? nil : measurement.header.invited.values.reduce(0, +)
    }

    /// 0…1, also where more answered than were invited; nil where nobody is known to be invited.
    var share: Double? { invited.flatMap { $0 > 0 ? min(1, Double(counted) / Double($0)) : nil } }

    /// Respondents who are no part of the share.
    var uncounted: Int { invited == nil ? 0 : answered - counted }
}
