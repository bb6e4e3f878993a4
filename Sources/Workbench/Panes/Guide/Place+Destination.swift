import Model

extension Guide.Place {
    /// The strings that it is called by, the pane's and its view's; nil where the program has no such place, which an
    /// organisation's own guide may name.
    var titleKeys: [String]? {
        guard let pane = Panes.all.first(where: { $0.id == pane }) else { return nil }
        guard let view else { return ["pane.\(pane.id)"] }
        guard let shown = type(of: pane).views.first(where: { $0.id == view }) else { return nil }
        return ["pane.\(pane.id)", shown.titleKey]
    }

    /// Where one is sent to do it; nil where the program has no such place.
    var destination: Destination? { titleKeys == nil ? nil : Destination(pane: pane, view: view) }
}
