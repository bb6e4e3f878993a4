import JSON
import Model

/// A summary as rows of the tables.
enum SummaryRows {
    typealias Row = (table: ExportTable, part: TableParts.Year?, cells: [JSON])

    /// All that it says; results of instruments that nobody here knows are left out.
    static func rows(_ summary: Summary, isKnown: (String) -> Bool) -> [Row] {
        let id = JSON.string(summary.organisation.id.rawValue)
        var rows: [Row] = [(.organisations, nil, organisation(summary))]
        for result in summary.results where isKnown(result.instrument) {
            let year = TableParts.Year(instrument: result.instrument, year: result.year)
            rows.append(
                (
                    .results, year,
                    [
                        id, text(result.version), integer(result.respondents), integer(result.invited),
                        text(result.type?.rawValue),
                    ]
                ))
            for figure in result.figures {
                let cells = [
                    id, .string(figure.measure.rawValue), .number(figure.score.value), number(figure.deviation),
                    .integer(figure.count),
                ]
                rows.append((.figures, year, cells))
            }
        }
        if let portfolio = summary.portfolio { rows.append((.portfolios, nil, [id] + cells(portfolio))) }
        for product in summary.products ?? [] { rows.append((.products, nil, [id] + cells(product))) }
        for initiative in summary.initiatives {
            rows.append((.initiatives, nil, [id, text(initiative.category?.rawValue), text(initiative.text)]))
        }
        return rows
    }

    /// One that has left: nothing is known of it any more.
    static func leaver(_ id: String) -> Row {
        (.organisations, nil, [.string(id), nil, nil, nil, nil, nil, false, nil])
    }

    private static func organisation(_ summary: Summary) -> [JSON] {
        let organisation = summary.organisation
        return [
            .string(organisation.id.rawValue), text(organisation.name), .string(organisation.kind.rawValue),
            text(organisation.county), integer(organisation.population), .bool(organisation.isGenerated), true,
            .string("\(summary.shared)"),
        ]
    }

    private static func cells(_ portfolio: Summary.Portfolio) -> [JSON] {
        [.integer(portfolio.systems), .integer(portfolio.assessed), .number(portfolio.annualCost)]
            + ["develop", "modernise", "keep", "retire"].map { .integer(portfolio.quadrants[$0] ?? 0) }
            + [.integer(portfolio.retired)]
    }

    private static func cells(_ product: Summary.Product) -> [JSON] {
        [
            text(product.name), text(product.supplier), number(product.quality?.value),
            number(product.importance?.value), text(product.lifecycle?.rawValue), text(product.replacement),
        ]
    }

    /// Without NUL, which no text in PostgreSQL may have.
    private static func text(_ text: String?) -> JSON {
        text.map { JSON.string(String(String.UnicodeScalarView($0.unicodeScalars.filter { $0.value != 0 }))) } ?? .null
    }
    private static func integer(_ number: Int?) -> JSON { number.map(JSON.integer) ?? .null }
    private static func number(_ number: Double?) -> JSON { number.map(JSON.number) ?? .null }
}
