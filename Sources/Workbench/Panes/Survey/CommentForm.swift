import Model

/// Asks for a comment to a statement.
enum CommentForm {
    static func open(_ entry: Entry, in workspace: inout Workspace) {
        guard let measurement = workspace.measurement, let factor = entry.factor(in: workspace) else { return }
        let before = measurement.responses[entry.response]?.comments[factor.id]
        workspace.opening = Prompt(
            title: workspace.strings("survey.comment.title", factor.name(workspace.language)),
            help: workspace.strings("survey.comment.help"), text: before ?? ""
        ) { text, state in
            let comment = text.allSatisfy(\.isWhitespace) ? nil : text
            let now = state.workspace.organisation.measurements[measurement.id]?.responses[entry.response]
            guard let now, comment != now.comments[factor.id] else { return [] }
            return state.workspace.perform([
                .comment(
                    measurement.id, entry.response, factor.id, Replacement(from: now.comments[factor.id], to: comment))
            ])
        }
    }
}
