import Model
import Scoring
import Terminal

/// Names to look through: what the rules took for one product, and what may be one.
struct ProductNamesView {
    let state: NationalState
    let findings: NationalFindings
    let workspace: Workspace

    /// The list, and the selected one's names.
    static func areas(_ area: Rectangle) -> (list: Rectangle, names: Rectangle) {
        if area.width >= 100 {
            let (list, names) = area.splitLeft(area.width * 9 / 20)
            return (list, names.splitLeft(2).rest)
        }
        let (list, names) = area.splitTop(max(4, area.height / 2))
        return (list, names.splitTop(1).rest)
    }

    func draw(on canvas: inout Canvas, in area: Rectangle) {
        let words = workspace.strings
        let (list, names) = Self.areas(area)
        let lines = state.lines
        FigureTable(
            columns: [
                .init(title: "", width: 1, isRight: false),
                .init(title: words("products.product"), width: 24, isRight: false, isWide: true),
                .init(title: words("names.count"), width: 5),
                .init(title: words("products.organisations"), width: 5),
            ],
            count: lines.count, cursor: state.cursor
        ).draw(on: &canvas, in: list, isActive: state.member == nil) { index in cells(lines[index]) }
        if let line = state.selectedLine {
            drawNames(line, on: &canvas, in: names)
        } else if findings.review != nil {
            canvas.draw(words("picker.none"), x: list.x + 3, y: list.y + 1, style: Style(.dim))
        }
    }

    private func cells(_ line: ReviewLine) -> [FigureTable.Cell] {
        let format = workspace.format
        switch line {
        case .product(let product):
            let isOpen = product.spellings.count > 1 && !product.isConfirmed
            let mark = product.isConfirmed ? "✓" : isOpen ? "?" : ""
            return [
                .init(mark, isOpen ? .warning : .good), .init(product.name, isOpen ? .text : .dim),
                .init(format.count(product.spellings.count)), .init(format.count(product.organisations)),
            ]
        case .proposal(let proposal):
            return [
                .init("?", .warning), .init("\(proposal.one.name) = \(proposal.other.name)"), .init("2"),
                .init(format.count(proposal.organisations)),
            ]
        }
    }

    private func drawNames(_ line: ReviewLine, on canvas: inout Canvas, in area: Rectangle) {
        let words = workspace.strings
        canvas.drawTruncated(title(line), x: area.x, y: area.y, style: Style(.accent), limit: area.width)
        let (table, why) = area.splitTop(1).rest.splitBottom(area.height >= 10 ? 4 : 2)
        // Two products stand side by side: the name of each is seen before one walks its spellings.
        let width = (table.width - 2 * (line.products.count - 1)) / line.products.count
        var first = 0
        for (place, product) in line.products.enumerated() {
            let column = Rectangle(
                x: table.x + place * (width + 2), y: table.y, width: width, height: table.height)
            let member = state.member.map { $0 - first }.flatMap { product.spellings.indices.contains($0) ? $0 : nil }
            draw(
                product, title: line.products.count > 1 ? product.name : words("names.written"), member: member,
                on: &canvas, in: column)
            first += product.spellings.count
        }
        let spellings = line.spellings
        let selected = state.member ?? 0
        guard spellings.indices.contains(selected) else { return }
        drawReasons(spellings[selected], on: &canvas, in: why)
    }

    private func draw(
        _ product: ProductReview.Product, title: String, member: Int?, on canvas: inout Canvas, in area: Rectangle
    ) {
        let words = workspace.strings
        var cursor = ListCursor()
        cursor.select(member ?? 0)
        FigureTable(
            columns: [
                .init(title: "", width: 1, isRight: false),
                .init(title: title, width: 12, isRight: false, isWide: true),
                .init(title: words("products.organisations"), width: 5),
                .init(title: words("names.left-out"), width: 16, isRight: false, rank: 1),
            ],
            count: product.spellings.count, cursor: cursor
        ).draw(on: &canvas, in: area, isActive: member != nil) { index in
            let spelling = product.spellings[index]
            return [
                .init(spelling.isDecided ? "✓" : "", .good), .init(spelling.written),
                .init(workspace.format.count(spelling.organisations)),
                .init(findings.names.steps(spelling.written).map(\.words).reversed().joined(separator: " "), .dim),
            ]
        }
    }

    /// Why the rules leave out what they do of a name.
    private func drawReasons(_ spelling: ProductReview.Spelling, on canvas: inout Canvas, in area: Rectangle) {
        let steps = findings.names.steps(spelling.written)
        var told: Set<String> = []
        let reasons = steps.filter { told.insert($0.rule.id).inserted }.map { step in
            let words = steps.filter { $0.rule.id == step.rule.id }.map(\.words).reversed().joined(separator: " ")
            return "\(words): \(step.rule.why(workspace.language))"
        }
        for (row, line) in reasons.prefix(area.height - 1).enumerated() {
            canvas.drawTruncated(line, x: area.x, y: area.y + 1 + row, style: Style(.dim), limit: area.width)
        }
    }

    private func title(_ line: ReviewLine) -> String {
        let words = workspace.strings
        switch line {
        case .product(let product) where product.spellings.count == 1: return words("names.single")
        case .product(let product): return words(product.isConfirmed ? "names.confirmed" : "names.merged")
        case .proposal(let proposal):
            switch proposal.reason {
            case .likeness: return words("names.proposed.likeness")
            case .supplier(let supplier): return words("names.proposed.supplier", supplier)
            }
        }
    }
}
