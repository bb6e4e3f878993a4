import Charts
import Model
import Scoring
import Terminal

/// Systems nationally: a list, or one product.
struct NationalView {
    let state: NationalState
    let workspace: Workspace

    /// Rows that a list has room for.
    static func page(_ part: NationalPart, in body: Rectangle) -> Int {
        let list = body.splitTop(2).rest
        return switch part {
        case .products, .left: FigureTable.page(list)
        case .names: FigureTable.page(ProductNamesView.areas(list).list)
        }
    }

    func draw(on canvas: inout Canvas, in area: Rectangle) {
        let words = workspace.strings
        guard let findings = state.findings else {
            let lines = TextWidth.wrapped(state.failure ?? words("compare.reading"), to: min(72, area.width))
            for (row, line) in lines.enumerated() {
                canvas.draw(line, x: area.x, y: area.y + row, style: Style(state.failure == nil ? .dim : .bad))
            }
            return
        }
        guard findings.national.organisations > 0 else {
            canvas.draw(words("national.none"), x: area.x, y: area.y, style: Style(.heading).bold, limit: area.width)
            for (row, line) in TextWidth.wrapped(words("national.none.help"), to: min(76, area.width)).enumerated() {
                canvas.draw(line, x: area.x, y: area.y + 2 + row)
            }
            if let unread = workspace.unread(findings.problems) {
                canvas.drawTruncated(
                    unread, x: area.x, y: area.y + 1, style: Style(.bad), limit: area.width)
            }
            return
        }
        if let opened = state.opened, let product = findings.national[opened] {
            NationalProductView(
                product: product, findings: findings, cursor: state.ownCursor, workspace: workspace
            ).draw(on: &canvas, in: area)
            return
        }
        drawHeader(findings, on: &canvas, in: area)
        let list = area.splitTop(2).rest
        switch state.part {
        case .products:
            NationalTable(state: state, findings: findings, workspace: workspace).draw(on: &canvas, in: list)
        case .left:
            LeftByOthersView(findings: findings, cursor: state.cursor, workspace: workspace).draw(
                on: &canvas, in: list)
        case .names:
            ProductNamesView(state: state, findings: findings, workspace: workspace).draw(on: &canvas, in: list)
        }
    }

    /// The lists by name, and what there is to know of the one that is shown, or what is searched for.
    private func drawHeader(_ findings: NationalFindings, on canvas: inout Canvas, in area: Rectangle) {
        let words = workspace.strings
        var x = area.x
        for part in NationalPart.allCases {
            let isShown = part == state.part
            x +=
                canvas.draw(
                    words("national.part.\(part.rawValue)"), x: x, y: area.y,
                    style: Style(isShown ? .heading : .dim, on: .ground, isShown ? .bold : []), limit: area.right - x)
                + 3
        }
        if state.isSearching || !state.search.text.isEmpty {
            canvas.draw("/", x: area.x, y: area.y + 1, style: Style(.accent))
            if state.isSearching {
                state.search.draw(on: &canvas, x: area.x + 2, y: area.y + 1, width: area.width - 2)
            } else {
                canvas.draw(state.search.text, x: area.x + 2, y: area.y + 1, limit: area.width - 2)
            }
            return
        }
        canvas.drawTruncated(
            remark(findings), x: area.x, y: area.y + 1, style: Style(.dim), limit: area.width)
    }

    private func remark(_ findings: NationalFindings) -> String {
        let (words, format, national) = (workspace.strings, workspace.format, findings.national)
        switch state.part {
        case .products:
            let told = words(
                "national.told", format.count(national.products.count), format.count(national.organisations),
                format.count(national.withheld))
            return [workspace.unread(findings.problems), told].compactMap(\.self).joined(separator: " · ")
        case .left: return words("national.left.help")
        case .names:
            guard let review = findings.review else { return words("compare.reading") }
            let open = review.products.count { $0.spellings.count > 1 && !$0.isConfirmed }
            return words("names.open", format.count(open), format.count(review.proposals.count))
        }
    }
}

extension Workspace {
    /// Names with how many say each.
    func list(_ counted: [NationalProducts.Counted]) -> String {
        counted.map { "\($0.name) \(format.count($0.count))" }.joined(separator: ", ")
    }

    /// That so many of the collection's files could not be read; nil for none.
    func unread(_ files: Int) -> String? {
        switch files {
        case 0: nil
        case 1: strings("compare.problems.one")
        default: strings("compare.problems", format.count(files))
        }
    }

    /// A median as text.
    func median(_ outcome: Comparison.Outcome) -> String {
        format.percent(outcome.distribution.map { Score($0.median) })
    }
}
