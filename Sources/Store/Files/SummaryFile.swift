import JSON
import Model

/// `summary.json`, and the same file under another name in a collection: what an organisation hands over.
enum SummaryFile {
    static let name = "summary.json"

    static func read(_ node: JSONNode) throws(Malformed) -> Summary {
        var organisation: Summary.Participant?
        var shared: Day?
        var results: [Summary.Result] = []
        var portfolio: Summary.Portfolio?
        var products: [Summary.Product]?
        var initiatives: [Summary.Initiative] = []
        _ = try node.object { key, value throws(Malformed) in
            switch key {
            case "organisation": organisation = try participant(value)
            case "shared": shared = try value.day()
            case "results": results = try value.list(result)
            case "portfolio": portfolio = try self.portfolio(value)
            case "products": products = try value.list(product)
            case "initiatives": initiatives = try value.list(initiative)
            default: return false
            }
            return true
        }
        return Summary(
            organisation: try required(organisation, "organisation"), shared: try required(shared, "shared"),
            results: results, portfolio: portfolio, products: products, initiatives: initiatives)
    }

    static func json(_ summary: Summary) -> JSON {
        var members: [String: JSON] = [
            "format": 1, "organisation": json(summary.organisation), "shared": .string(summary.shared.description),
            "results": .array(summary.results.map(json)),
        ]
        members["portfolio"] = summary.portfolio.map(json)
        members["products"] = summary.products.map { .array($0.map(json)) }
        if !summary.initiatives.isEmpty { members["initiatives"] = .array(summary.initiatives.map(json)) }
        return .object(members)
    }

    // MARK: Parts

    static func participant(_ node: JSONNode) throws(Malformed) -> Summary.Participant {
        var id: Identifier<Summary.Participant>?
        var name: String?
        var kind: Organisation.Kind?
        var county: String?
        var population: Int?
        var isGenerated = false
        _ = try node.object { key, value throws(Malformed) in
            switch key {
            case "id": id = try fileName(value)
            case "name": name = try value.text()
            case "kind": kind = try value.word(Organisation.Kind.self)
            case "county": county = try value.text()
            case "population": population = try value.positive()
            case "generated": isGenerated = try value.truth()
            default: return false
            }
            return true
        }
        return Summary.Participant(
            id: try required(id, "id"), name: try required(name, "name"), kind: try required(kind, "kind"),
            county: county, population: population, isGenerated: isGenerated)
    }

    /// An identifier that may name a file: whoever hands over a summary must not choose where it is put.
    private static func fileName(_ node: JSONNode) throws(Malformed) -> Identifier<Summary.Participant> {
        let id: Identifier<Summary.Participant> = try node.identifier()
        let isPlain = id.rawValue.utf8.allSatisfy {
            (48...57).contains($0) || (97...122).contains($0) || $0 == UInt8(ascii: "-")
        }
        guard isPlain, id.rawValue.utf8.count <= 200 else {
            throw Malformed(
                problem: "an identifier of lower-case letters a–z, digits and hyphens was expected",
                remedy: "ask the organisation for a new summary")
        }
        return id
    }

    static func json(_ participant: Summary.Participant) -> JSON {
        var members: [String: JSON] = [
            "id": .string(participant.id.rawValue), "name": .string(participant.name),
            "kind": .string(participant.kind.rawValue),
        ]
        members["county"] = participant.county.map(JSON.string)
        members["population"] = participant.population.map(JSON.integer)
        if participant.isGenerated { members["generated"] = true }
        return .object(members)
    }

    static func result(_ node: JSONNode) throws(Malformed) -> Summary.Result {
        var instrument: String?
        var version: String?
        var year: Int?
        var respondents: Int?
        var invited: Int?
        var type: Identifier<OrganisationType>?
        var figures: [Summary.Figure] = []
        _ = try node.object { key, value throws(Malformed) in
            switch key {
            case "instrument": instrument = try value.text()
            case "version": version = try value.text()
            case "year": year = try value.whole()
            case "respondents": respondents = try value.positive()
            case "invited": invited = try value.positive()
            case "type": type = try value.identifier()
            case "figures": figures = try value.list(figure)
            default: return false
            }
            return true
        }
        return Summary.Result(
            instrument: try required(instrument, "instrument"), version: try required(version, "version"),
            year: try required(year, "year"), respondents: respondents, invited: invited, type: type, figures: figures)
    }

    static func json(_ result: Summary.Result) -> JSON {
        var members: [String: JSON] = [
            "instrument": .string(result.instrument), "version": .string(result.version),
            "year": .integer(result.year), "figures": .array(result.figures.map(json)),
        ]
        members["respondents"] = result.respondents.map(JSON.integer)
        members["invited"] = result.invited.map(JSON.integer)
        members["type"] = result.type.map { .string($0.rawValue) }
        return .object(members)
    }

    static func figure(_ node: JSONNode) throws(Malformed) -> Summary.Figure {
        var measure: Measure?
        var score: Score?
        var deviation: Double?
        var count: Int?
        _ = try node.object { key, value throws(Malformed) in
            switch key {
            case "measure": measure = try self.measure(value)
            case "score": score = try value.score()
            case "sd": deviation = try value.figure()
            case "n": count = try value.positive()
            default: return false
            }
            return true
        }
        return Summary.Figure(
            measure: try required(measure, "measure"), score: try required(score, "score"), deviation: deviation,
            count: try required(count, "n"))
    }

    private static func measure(_ node: JSONNode) throws(Malformed) -> Measure {
        guard let measure = Measure(rawValue: try node.text()) else {
            throw Malformed(problem: "no such measure")
        }
        return measure
    }

    static func json(_ figure: Summary.Figure) -> JSON {
        var members: [String: JSON] = [
            "measure": .string(figure.measure.rawValue), "score": .number(figure.score.value),
            "n": .integer(figure.count),
        ]
        members["sd"] = figure.deviation.map(JSON.number)
        return .object(members)
    }

    static func portfolio(_ node: JSONNode) throws(Malformed) -> Summary.Portfolio {
        var portfolio = Summary.Portfolio(systems: 0, assessed: 0, annualCost: 0, quadrants: [:], retired: 0)
        _ = try node.object { key, value throws(Malformed) in
            switch key {
            case "systems": portfolio.systems = try value.whole()
            case "assessed": portfolio.assessed = try value.whole()
            case "annualCost": portfolio.annualCost = try value.figure()
            case "quadrants":
                portfolio.quadrants = try value.dictionary { item throws(Malformed) in try item.whole() }
            case "retired": portfolio.retired = try value.whole()
            default: return false
            }
            return true
        }
        return portfolio
    }

    static func json(_ portfolio: Summary.Portfolio) -> JSON {
        [
            "systems": .integer(portfolio.systems), "assessed": .integer(portfolio.assessed),
            "annualCost": .number(portfolio.annualCost),
            "quadrants": .object(portfolio.quadrants.mapValues(JSON.integer)), "retired": .integer(portfolio.retired),
        ]
    }

    static func product(_ node: JSONNode) throws(Malformed) -> Summary.Product {
        var name: String?
        var product = Summary.Product(name: "")
        _ = try node.object { key, value throws(Malformed) in
            switch key {
            case "name": name = try value.text()
            case "supplier": product.supplier = try value.text()
            case "quality": product.quality = try value.score()
            case "importance": product.importance = try value.score()
            case "lifecycle": product.lifecycle = try value.word(System.Lifecycle.self)
            case "replacedBy": product.replacement = try value.text()
            default: return false
            }
            return true
        }
        product.name = try required(name, "name")
        return product
    }

    static func json(_ product: Summary.Product) -> JSON {
        var members: [String: JSON] = ["name": .string(product.name)]
        members["supplier"] = product.supplier.map(JSON.string)
        members["quality"] = product.quality.map { .number($0.value) }
        members["importance"] = product.importance.map { .number($0.value) }
        members["lifecycle"] = product.lifecycle.map { .string($0.rawValue) }
        members["replacedBy"] = product.replacement.map(JSON.string)
        return .object(members)
    }

    static func initiative(_ node: JSONNode) throws(Malformed) -> Summary.Initiative {
        var category: Identifier<Category>?
        var text: String?
        _ = try node.object { key, value throws(Malformed) in
            switch key {
            case "category": category = try value.identifier()
            case "text": text = try value.text()
            default: return false
            }
            return true
        }
        return Summary.Initiative(category: category, text: try required(text, "text"))
    }

    static func json(_ initiative: Summary.Initiative) -> JSON {
        var members: [String: JSON] = ["text": .string(initiative.text)]
        members["category"] = initiative.category.map { .string($0.rawValue) }
        return .object(members)
    }
}

extension JSONNode {
    fileprivate func figure() throws(Malformed) -> Double {
        guard let value = number else { throw Malformed(problem: "a number was expected") }
        return value
    }

    fileprivate func score() throws(Malformed) -> Score {
        let value = try figure()
        guard (0...100).contains(value) else { throw Malformed(problem: "a score from 0 to 100 was expected") }
        return Score(value)
    }
}
