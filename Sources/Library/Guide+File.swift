import Model

extension Guide {
    /// Reads a guide file and checks that each of its steps, exercises and sections can be told apart and says something.
    /// `categories` are those that challenges can be about.
    public init(file: String, categories: Set<Identifier<Category>>) throws(LibraryError) {
        let node = try DataNode(parsing: file)
        try node.checkFormat()
        self.init(
            id: Identifier(try node["id"].string), name: try node["name"].text, about: try node["about"].text,
            source: try node["source"].text,
            steps: try node.map("steps") { step throws(LibraryError) in try Step(step, categories) })
        guard !steps.isEmpty else { throw try node["steps"].error("a guide has at least one step; add it") }
        var seenSteps: Set<Identifier<Step>> = []
        var seenExercises: Set<Identifier<Exercise>> = []
        for (step, element) in zip(steps, try node["steps"].elements) {
            guard seenSteps.insert(step.id).inserted else {
                throw try element["id"].error("the step «\(step.id)» is there twice; rename one")
            }
            for (exercise, element) in zip(step.exercises, try element["exercises"].elements) {
                guard seenExercises.insert(exercise.id).inserted else {
                    throw try element["id"].error("the exercise «\(exercise.id)» is there twice; rename one")
                }
            }
        }
    }
}

extension Guide.Step {
    fileprivate init(_ node: DataNode, _ categories: Set<Identifier<Category>>) throws(LibraryError) {
        self.init(
            id: Identifier(try node["id"].string), title: try node["title"].text,
            sections: try node.map("sections", Guide.Section.init),
            exercises: try node.map("exercises") { exercise throws(LibraryError) in
                try Guide.Exercise(exercise, categories)
            })
    }
}

extension Guide.Section {
    fileprivate init(_ node: DataNode) throws(LibraryError) {
        let points =
            node.optional("points") == nil
            ? []
            : try node.map("points") { point throws(LibraryError) in
                try point.text
            }
        self.init(
            title: try node["title"].text, text: try node.optional("text")?.text, points: points,
            source: try node.optional("source")?.text)
        guard text != nil || !points.isEmpty else { throw node.error("«text» or «points» is missing; add one") }
    }
}

extension Guide.Exercise {
    fileprivate init(_ node: DataNode, _ categories: Set<Identifier<Category>>) throws(LibraryError) {
        let place = try node["opens"]
        self.init(
            id: Identifier(try node["id"].string), title: try node["title"].text, text: try node["text"].text,
            place: Guide.Place(pane: try place["pane"].string, view: try place.optional("view")?.string),
            challenge: try node.optional("challenge").map { challenge throws(LibraryError) in
                try Guide.Challenge(challenge, categories)
            })
    }
}

extension Guide.Challenge {
    fileprivate init(_ node: DataNode, _ categories: Set<Identifier<Category>>) throws(LibraryError) {
        self.init(
            question: try node["question"].text,
            category: try node.optional("category").map { id throws(LibraryError) in Identifier(try id.string) })
        if let category, !categories.contains(category) {
            let known = categories.sorted().map { "«\($0)»" }.joined(separator: ", ")
            throw try node["category"].error("no such category; there are \(known)")
        }
    }
}
