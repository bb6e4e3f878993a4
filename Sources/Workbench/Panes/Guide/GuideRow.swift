import Model

/// A line of the guides' table of contents.
enum GuideRow: Equatable, Sendable {
    /// A guide as a whole.
    case guide(Guide)
    /// One of its steps.
    case step(Guide.Step)
    /// One of the step's exercises.
    case exercise(Guide.Exercise)

    /// All lines in order.
    static func rows(_ guides: [Guide]) -> [GuideRow] {
        guides.flatMap { guide in
            [.guide(guide)] + guide.steps.flatMap { [.step($0)] + $0.exercises.map(GuideRow.exercise) }
        }
    }

    /// Whether it is something to do.
    var isExercise: Bool { if case .exercise = self { true } else { false } }

    /// What it is called.
    var title: Text {
        switch self {
        case .guide(let guide): guide.name
        case .step(let step): step.title
        case .exercise(let exercise): exercise.title
        }
    }
}
