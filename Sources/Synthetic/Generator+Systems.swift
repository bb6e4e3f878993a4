import Glibc
import Model

extension Generator {
    /// Every product in each of its units first, and then more of them in other units, as organisations collect them.
    mutating func systems(of catalogue: Catalogue, _ count: Int) -> [System] {
        // What came to be invented later has numbers of its own, so that what was there keeps its values.
        var next = random
        var detail = SplitMix(seed: next.next() ^ 0x5EED)
        var market = SplitMix(seed: next.next() ^ 0x3A7)
        var systems: [System] = []
        systems.reserveCapacity(count)
        // For each system its product; for each product its systems.
        var products: [Int] = []
        var uses = [[Int]](repeating: [], count: catalogue.products.count)
        let planned = catalogue.products.indices.flatMap { product in
            catalogue.products[product].units.map { (product, $0) }
        }
        while systems.count < count {
            let (index, unit) =
                systems.count < planned.count && (!catalogue.isUneven || systems.count < count / 2)
                ? planned[systems.count]
                : (random.below(catalogue.products.count), random.pick(story.units).unit.id)
            uses[index].append(systems.count)
            products.append(index)
            let product = catalogue.products[index]
            var system = system(number: systems.count + 1, of: count, product, unit, use: uses[index].count)
            complete(&system, product, unit, use: uses[index].count, &detail)
            if catalogue.isUneven {
                roughen(&system, product, unit, use: uses[index].count, &detail)
                supply(&system, product, catalogue, &market)
            }
            systems.append(system)
        }
        var places: [String: Int] = [:]
        for (index, product) in catalogue.products.enumerated() { places[product.name] = index }
        for index in systems.indices {
            // The first of a product is its main installation, which the others have their data from.
            let isMain = uses[products[index]].first == index
            for (name, data) in catalogue.products[products[index]].gives.sorted(by: { $0.key < $1.key })
            where isMain || detail.share() < 0.4 {
                guard let place = places[name], !uses[place].isEmpty else { continue }
                let receiver = systems[detail.share() < 0.7 ? uses[place][0] : detail.pick(uses[place])].id
                if receiver != systems[index].id {
                    systems[index].integrations[receiver] = Integration(id: receiver, data: data)
                }
            }
        }
        return systems
    }

    private mutating func system(
        number: Int, of count: Int, _ product: Story.Product, _ unit: Identifier<Unit>, use: Int
    ) -> System {
        let digits = String(number)
        let padded = String(repeating: "0", count: max(4, String(count).count) - digits.count) + digits
        let name = use == 1 ? product.name : "\(product.name) \(use)"
        var fields: System.Fields = [
            .number: .text("S-\(padded)"), .product: .text(product.name), .supplier: .text(product.supplier),
            .purpose: .text(product.purpose), .category: .text(product.category), .unit: .text(unit.rawValue),
            .owner: .text("Verksamhetschef"), .maintainer: .text("Systemförvaltare"),
            .annualCost: .number(Double(random.within(product.cost) / 1000 * 1000)),
            .users: .number(Double(random.within(product.users))),
        ]
        let introduced = min(2025, product.introduced + random.below(3))
        fields[.introduced] = Day(year: introduced, month: 1 + random.below(12), day: 1).map(System.Value.day)
        if product.supplier != "Egen utveckling" {
            fields[.contractEnd] = Day(year: 2026 + random.below(4), month: 1 + random.below(12), day: 28)
                .map(System.Value.day)
        }
        let isOld = product.quality < 2.2 && random.share() < 0.4
        fields[.lifecycle] = .text((isOld ? System.Lifecycle.phasingOut : .inUse).rawValue)
        for field in [System.Field.confidentiality, .integrity, .availability] where random.share() < 0.7 {
            let level = product.importance - 1 + random.normal() * 0.6
            fields[field] = .number(min(4, max(1, level.rounded())))
        }
        if random.share() < 0.85 {
            let isPersonal = ["Vård och omsorg", "Utbildning", "Personal", "Ärende"].contains(product.category)
            fields[.personalData] = .truth(isPersonal || random.share() < 0.3)
        }
        for field in [System.Field.ownsData, .openStandards, .openAPI] where random.share() < 0.75 {
            fields[field] = .truth(random.share() < (product.quality - 1) / 4)
        }
        return System(
            id: Identifier("s-\(padded)"), name: name, fields: fields, assessments: assessments(of: product))
    }

    /// What the organisation does with a system, and where it is in its life.
    private func complete(
        _ system: inout System, _ product: Story.Product, _ unit: Identifier<Unit>, use: Int, _ detail: inout SplitMix
    ) {
        system.fields[.capability] = .text(product.capability)
        system.fields[.processes] = System.Value.list(product.processes)
        // What many use is used in many places; the unit that answers for it is not always one of them.
        let places = product.users.upperBound > 1000 ? 5 : product.users.upperBound > 150 ? 3 : 2
        var units = detail.share() < 0.8 ? [unit.rawValue] : []
        for _ in 0..<detail.below(places) {
            let other = detail.pick(story.units).unit.id.rawValue
            if !units.contains(other) { units.append(other) }
        }
        system.fields[.usingUnits] = System.Value.list(units)
        guard use > 1 else { return }
        switch detail.share() {
        case ..<0.03:
            system.fields[.lifecycle] = .text(System.Lifecycle.planned.rawValue)
            system.fields[.introduced] = Day(year: 2027, month: 1 + detail.below(12), day: 1).map(System.Value.day)
            system.assessments = []
        case ..<0.09:
            system.fields[.lifecycle] = .text(System.Lifecycle.retired.rawValue)
            system.fields[.retired] = Day(year: 2025 + detail.below(2), month: 1 + detail.below(9), day: 28)
                .map(System.Value.day)
            system.fields[.contractEnd] = nil
        case ..<0.12:
            system.fields[.missingSince] = Day(year: 2026, month: 10, day: 12).map(System.Value.day)
        default: break
        }
    }

    /// Makes a system's line as uneven as those of a list that many have kept for years.
    private func roughen(
        _ system: inout System, _ product: Story.Product, _ unit: Identifier<Unit>, use: Int, _ detail: inout SplitMix
    ) {
        let place = story.units.first { $0.unit.id == unit }?.unit.name ?? ""
        var short = place.replacing("förvaltningen", with: "").replacing("avdelningen", with: "")
            .replacing("kontoret", with: "")
        if short.hasSuffix("s") { short.removeLast() }
        system.fields[.owner] = .text(
            detail.pick(["Verksamhetschef", "Förvaltningschef", "Avdelningschef", "Enhetschef", "Kanslichef"]))
        system.fields[.maintainer] = .text(
            detail.pick(["Systemförvaltare", "Objektledare it", "Applikationsansvarig", "Verksamhetsutvecklare"]))
        system.fields[.purpose] = .text("\(product.purpose), \(short)")
        if use > 1 {
            switch detail.share() {
            case ..<0.35: system.name = "\(product.name) \(short)"
            case ..<0.45: system.name = "\(product.name.uppercased()) \(use)"
            // A letter is missing: the name is nearly another's.
            case ..<0.55: system.name = "\(product.name.prefix(3))\(product.name.dropFirst(4)) \(use)"
            case ..<0.6: system.name = "\(product.name) \(use) (gamla)"
            default: break
            }
        }
        if detail.share() < 0.1 {
            system.fields[.note] = .text("Se avtal \(2010 + detail.below(16))-\(detail.below(9000)), bilaga 2")
        }
        let gaps: [(System.Field, Double)] = [
            (.owner, 0.1), (.maintainer, 0.15), (.users, 0.2), (.contractEnd, 0.1), (.annualCost, 0.08),
            (.capability, 0.1), (.processes, 0.2), (.usingUnits, 0.15), (.product, 0.02), (.supplier, 0.03),
        ]
        for (field, share) in gaps where detail.share() < share { system.fields[field] = nil }
    }

    /// Six systems in ten have been assessed, by one to three people.
    private mutating func assessments(of product: Story.Product) -> Table<Assessment> {
        guard random.share() < 0.6 else { return [] }
        let assessors = ["owner", "maintainer", "user"].prefix(1 + random.below(3))
        return Table(
            assessors.map { assessor in
                var marks: Assessment.Marks = [:]
                func mark(_ criteria: [Criterion], around mean: Double) {
                    for criterion in criteria where random.share() < 0.97 {
                        marks[criterion.id] = Mark(min(5, max(1, Int((mean + random.normal() * 0.7).rounded()))))
                    }
                }
                mark(method.quality, around: product.quality)
                mark(method.importance, around: product.importance)
                return Assessment(id: Identifier(assessor), marks: marks)
            })
    }
}
