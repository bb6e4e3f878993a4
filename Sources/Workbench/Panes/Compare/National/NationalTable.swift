import Scoring
import Terminal

/// Every product that is told, with how it does and how many leave it.
struct NationalTable {
    let state: NationalState
    let findings: NationalFindings
    let workspace: Workspace

    func draw(on canvas: inout Canvas, in area: Rectangle) {
        let words = workspace.strings
        let products = state.products
        func title(_ key: String, _ order: NationalOrder) -> String { (order == state.order ? "▼" : "") + words(key) }
        FigureTable(
            columns: [
                .init(title: "", width: 1, isRight: false),
                .init(title: title("products.product", .name), width: 16, isRight: false, isWide: true),
                .init(title: title("products.organisations", .organisations), width: 6),
                .init(title: title("national.quality", .quality), width: 6),
                .init(title: title("national.importance", .importance), width: 6),
                .init(title: title("national.leaving", .leaving), width: 8),
                .init(title: words("products.phasing-out"), width: 10, rank: 2),
                .init(title: words("products.retired"), width: 9, rank: 3),
                .init(title: words("products.replaced-by"), width: 16, isRight: false, rank: 1),
            ],
            count: products.count, cursor: state.cursor
        ).draw(on: &canvas, in: area) { index in
            let product = products[index]
            let isOwn = findings.own[product.id] != nil
            let format = workspace.format
            return [
                .init(isOwn ? "•" : "", .accent), .init(product.name, isOwn ? .accent : .text),
                .init(format.count(product.stages.total)), .init(workspace.median(product.quality)),
                .init(workspace.median(product.importance)),
                .init(
                    format.share(product.stages.shareLeaving), product.stages.shareLeaving >= 0.5 ? .warning : .text),
                .init(format.count(product.stages.phasingOut), .dim), .init(format.count(product.stages.retired), .dim),
                .init(workspace.list(product.replacements), .dim),
            ]
        }
        if products.isEmpty {
            canvas.draw(words("picker.none"), x: area.x + 3, y: area.y + 1, style: Style(.dim))
        }
    }
}
