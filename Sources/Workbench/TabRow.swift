import Terminal

/// The ways of looking that a pane has, in one row: each with the letter that shows it.
struct TabRow {
    private let tabs: [(key: Character, title: String, range: Range<Int>)]
    private let active: Int?

    /// Places the tabs in a row's columns; where there is no room for all titles, only the active one has its own.
    init(_ tabs: [(key: Character, title: String)], active: Int?, in area: Rectangle) {
        var x = area.x
        self.active = active
        let fits = tabs.reduce(-2) { $0 + 4 + TextWidth.columns(of: $1.title) } <= area.width
        self.tabs = tabs.enumerated().map { index, tab in
            let (key, title) = (tab.key, fits || index == active ? tab.title : "")
            let range = x..<x + 2 + TextWidth.columns(of: title)
            x = range.upperBound + 2
            return (key, title, range)
        }
    }

    /// The place of the tab that is drawn at a column; nil between tabs.
    func tab(at x: Int) -> Int? { tabs.firstIndex { $0.range.contains(x) } }

    func draw(on canvas: inout Canvas, in area: Rectangle) {
        for (index, tab) in tabs.enumerated() {
            let isActive = index == active
            var x = tab.range.lowerBound
            x += canvas.draw(String(tab.key), x: x, y: area.y, style: Style(.accent).bold) + 1
            canvas.draw(
                tab.title, x: x, y: area.y,
                style: Style(isActive ? .text : .dim, on: .ground, isActive ? [.bold, .underline] : []),
                limit: area.right - x)
        }
    }
}
