import Model

/// How the same product does in many organisations: how good and important it is, who leaves it, and for what.
///
/// A product that fewer organisations than the threshold have is not told at all, as its name may be one that only they
/// use. Neither is a replacement or a supplier that fewer of them name anywhere.
public struct NationalProducts: Equatable, Sendable {
    /// The products that are told, those that most organisations have first.
    public let products: [Product]
    /// How many products are not told.
    public let withheld: Int
    /// How many organisations share their products.
    public let organisations: Int

    /// One product.
    public struct Product: Identifiable, Equatable, Sendable {
        /// Its words, by which names are found to stand for it.
        public let id: String
        /// Its name, as most organisations write it.
        public let name: String
        /// What organisations do with it, each counted once.
        public let stages: Stages
        /// 0…100 over organisations, each with the mean of its systems in operation.
        public let quality: Comparison.Outcome
        /// 0…100 over organisations, each with the mean of its systems in operation.
        public let importance: Comparison.Outcome
        /// What took its place or will, by how many organisations say so.
        public let replacements: [Counted]
        /// Organisations that name a replacement which is not told.
        public let otherReplacements: Int
        /// Who sells it, by how many organisations say so.
        public let suppliers: [Counted]
        /// One's own part in the figures; nil without any.
        let own: Own?
    }

    /// What organisations do with a product. One that still uses it in any of its systems has it in use.
    public struct Stages: Equatable, Sendable {
        /// Decided, not yet in use.
        public var planned = 0
        /// In use.
        public var inUse = 0
        /// Being phased out.
        public var phasingOut = 0
        /// Not used any more.
        public var retired = 0

        /// All of them.
        public var total: Int { planned + inUse + phasingOut + retired }
        /// Those that have it now.
        public var having: Int { inUse + phasingOut }
        /// Those that are leaving it, or have left.
        public var leaving: Int { phasingOut + retired }
        /// Of those that have or had it, the share that leaves, 0…1; 0 where nobody has.
        public var shareLeaving: Double {
            having + retired == 0 ? 0 : Double(leaving) / Double(having + retired)
        }

        subscript(_ stage: System.Lifecycle) -> Int {
            get {
                switch stage {
                case .planned: planned
                case .inUse: inUse
                case .phasingOut: phasingOut
                case .retired: retired
                }
            }
            set {
                switch stage {
                case .planned: planned = newValue
                case .inUse: inUse = newValue
                case .phasingOut: phasingOut = newValue
                case .retired: retired = newValue
                }
            }
        }
    }

    /// A name and how many organisations say it.
    public struct Counted: Equatable, Sendable {
        /// A product's words, or a supplier's.
        public let id: String
        /// As most organisations write it.
        public let name: String
        /// Organisations.
        public let count: Int
    }

    struct Own: Equatable, Sendable {
        let stage: System.Lifecycle
        let replacements: Set<String>
    }

    /// Of all products; `own` is the organisation that looks at them, if it is there. Asked now and then whether nobody
    /// waits for it any more, it gives up with nil.
    public init?(
        _ table: ProductTable, names: ProductNames, own: Identifier<Summary.Participant>? = nil,
        isCancelled: () -> Bool = { false }
    ) {
        let threshold = PeerDisclosure.threshold
        let grouping = ProductGrouping(table, names)
        if isCancelled() { return nil }
        let ownPlace = own.flatMap { own in table.peers.firstIndex { $0.id == own } }.map(Int32.init) ?? -1
        let wording = Wording(table, grouping, threshold: threshold)
        if isCancelled() { return nil }
        var products: [Product] = []
        var withheld = 0
        for place in grouping.products.indices {
            let rows = grouping.rows(of: place)
            // Mentioned as a replacement only.
            guard let first = rows.first, let last = rows.last else { continue }
            // Few rows are few organisations.
            guard rows.count >= threshold, table.peer[Int(first)] != table.peer[Int(last)] else {
                withheld += 1
                continue
            }
            if isCancelled() { return nil }
            guard let product = Product(place, table, grouping, wording, own: ownPlace, threshold: threshold) else {
                withheld += 1
                continue
            }
            products.append(product)
        }
        self.products = products.sorted { ($1.stages.total, $0.name, $0.id) < ($0.stages.total, $1.name, $1.id) }
        self.withheld = withheld
        organisations = table.peers.count
    }

    /// The product with those words; nil where it is not told.
    public subscript(id: String) -> Product? { products.first { $0.id == id } }
}

extension NationalProducts.Product {
    /// Nil under the threshold.
    fileprivate init?(
        _ place: Int, _ table: ProductTable, _ grouping: ProductGrouping, _ wording: Wording, own: Int32, threshold: Int
    ) {
        var stages = NationalProducts.Stages()
        var ownStage: System.Lifecycle?
        var qualities: [Double] = []
        var importances: [Double] = []
        var replacements = OrganisationCounter()
        var suppliers = OrganisationCounter()
        var ownReplacements: Set<String> = []
        var others = OrganisationCounter()
        let rows = grouping.rows(of: place)
        var index = rows.startIndex
        while index < rows.endIndex {
            let peer = table.peer[Int(rows[index])]
            var stage = System.Lifecycle.planned
            var (quality, importance) = (Mean(), Mean())
            while index < rows.endIndex, table.peer[Int(rows[index])] == peer {
                let row = Int(rows[index])
                let lifecycle = table.lifecycle[row]
                if lifecycle.weight > stage.weight { stage = lifecycle }
                if lifecycle == .inUse || lifecycle == .phasingOut {
                    quality.add(table.quality[row])
                    importance.add(table.importance[row])
                }
                if table.replacement[row] >= 0, case let by = grouping.productOfName[Int(table.replacement[row])],
                    by >= 0
                {
                    if wording.tells(product: by) {
                        replacements.add(by, of: peer)
                    } else {
                        others.add(0, of: peer)
                    }
                    if peer == own { ownReplacements.insert(grouping.products[Int(by)]) }
                }
                if table.supplier[row] >= 0, case let supplier = wording.supplierOf[Int(table.supplier[row])],
                    wording.tells(supplier: supplier)
                {
                    suppliers.add(supplier, of: peer)
                }
                index += 1
            }
            stages[stage] += 1
            if peer == own { ownStage = stage }
            if let value = quality.value { qualities.append(value) }
            if let value = importance.value { importances.append(value) }
        }
        guard stages.total >= threshold else { return nil }
        func outcome(_ values: [Double]) -> Comparison.Outcome {
            guard values.count >= threshold, let distribution = Distribution(values) else { return .withheld(.tooFew) }
            return .shown(distribution)
        }
        func counted(_ counter: OrganisationCounter, _ text: (Int32) -> (id: String, name: String)) -> [NationalProducts
            .Counted]
        {
            counter.counts.map { thing, count in
                let (id, name) = text(thing)
                return NationalProducts.Counted(id: id, name: name, count: count)
            }.sorted { ($1.count, $0.name, $0.id) < ($0.count, $1.name, $1.id) }
        }
        self.init(
            id: grouping.products[place], name: wording.name(ofProduct: Int32(place)), stages: stages,
            quality: outcome(qualities), importance: outcome(importances),
            replacements: counted(replacements) { (grouping.products[Int($0)], wording.name(ofProduct: $0)) },
            otherReplacements: others.counts[0] ?? 0,
            suppliers: counted(suppliers) { (wording.suppliers[Int($0)], wording.name(ofSupplier: $0)) },
            own: ownStage.map { NationalProducts.Own(stage: $0, replacements: ownReplacements) })
    }
}

extension System.Lifecycle {
    /// What an organisation does with a product when its systems of it differ is what weighs most.
    fileprivate var weight: Int {
        switch self {
        case .planned: 0
        case .retired: 1
        case .phasingOut: 2
        case .inUse: 3
        }
    }
}

/// The mean of what is known.
private struct Mean {
    private var sum = 0.0
    private var count = 0

    mutating func add(_ value: Double) {
        guard !value.isNaN else { return }
        sum += value
        count += 1
    }

    var value: Double? { count == 0 ? nil : sum / Double(count) }
}
