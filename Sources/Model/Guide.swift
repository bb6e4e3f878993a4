/// Something to read and do step by step, such as the method or a course: a file in `Data/guides`.
public struct Guide: Identifiable, Equatable, Sendable {
    /// For example `method`.
    public let id: Identifier<Guide>
    /// Its name.
    public var name: Text
    /// What it is for, and how it is used.
    public var about: Text
    /// Where it comes from, and what of it is ours.
    public var source: Text
    /// The steps or weeks in order.
    public var steps: [Step]

    /// Takes all fields.
    public init(id: Identifier<Guide>, name: Text, about: Text, source: Text, steps: [Step]) {
        self.id = id
        self.name = name
        self.about = about
        self.source = source
        self.steps = steps
    }

    /// One part of the way.
    public struct Step: Identifiable, Equatable, Sendable {
        /// Unique within the guide.
        public let id: Identifier<Step>
        /// A few words, for a list.
        public var title: Text
        /// What there is to read, in order.
        public var sections: [Section]
        /// What there is to do, in order.
        public var exercises: [Exercise]

        /// Takes all fields.
        public init(id: Identifier<Step>, title: Text, sections: [Section], exercises: [Exercise]) {
            self.id = id
            self.title = title
            self.sections = sections
            self.exercises = exercises
        }
    }

    /// A text under a heading.
    public struct Section: Equatable, Sendable {
        /// The heading.
        public var title: Text
        /// Running text; nil where there are only points.
        public var text: Text?
        /// Short points, possibly none.
        public var points: [Text]
        /// Where it is known from; nil where it is ours.
        public var source: Text?

        /// Takes all fields.
        public init(title: Text, text: Text? = nil, points: [Text] = [], source: Text? = nil) {
            self.title = title
            self.text = text
            self.points = points
            self.source = source
        }
    }

    /// Something to do in the program.
    public struct Exercise: Identifiable, Equatable, Sendable {
        /// Unique within the guide.
        public let id: Identifier<Exercise>
        /// A few words, for a list.
        public var title: Text
        /// What to do, and what to look for.
        public var text: Text
        /// Where it is done.
        public var place: Place
        /// The challenge that it may lead to; nil where it asks for none.
        public var challenge: Challenge?

        /// Takes all fields.
        public init(id: Identifier<Exercise>, title: Text, text: Text, place: Place, challenge: Challenge? = nil) {
            self.id = id
            self.title = title
            self.text = text
            self.place = place
            self.challenge = challenge
        }
    }

    /// A part of the program.
    public struct Place: Hashable, Sendable {
        /// The pane, for example `results`.
        public var pane: String
        /// A way of looking within it, for example `units`; nil where the pane stays as it is.
        public var view: String?

        /// Takes both.
        public init(pane: String, view: String? = nil) {
            self.pane = pane
            self.view = view
        }
    }

    /// What an exercise asks for, as a line of the plan.
    public struct Challenge: Equatable, Sendable {
        /// The question that a challenge answers.
        public var question: Text
        /// The category that it is about; nil when it is about all.
        public var category: Identifier<Category>?

        /// Takes both.
        public init(question: Text, category: Identifier<Category>? = nil) {
            self.question = question
            self.category = category
        }
    }
}
