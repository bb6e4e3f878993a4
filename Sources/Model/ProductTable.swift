/// The products of many organisations, a row a system: columns of numbers, and each text once.
///
/// A country has a hundred thousand systems, a continent millions; as summaries they would take many times the room.
public struct ProductTable: Equatable, Sendable {
    /// The organisations that share their products, by identifier.
    public private(set) var peers: [Summary.Participant] = []
    /// The products' names as they are written, each once; replacements are among them.
    public private(set) var names: [String] = []
    /// The suppliers as they are written, each once.
    public private(set) var suppliers: [String] = []
    /// Each row's place in `peers`, rising.
    public private(set) var peer: [Int32] = []
    /// Each row's place in `names`.
    public private(set) var name: [Int32] = []
    /// Each row's place in `suppliers`; −1 where it is not known.
    public private(set) var supplier: [Int32] = []
    /// Each row's place in `names` of what took its place; −1 where nothing is known.
    public private(set) var replacement: [Int32] = []
    /// 0…100; NaN where it is not assessed.
    public private(set) var quality: [Double] = []
    /// 0…100; NaN where it is not assessed.
    public private(set) var importance: [Double] = []
    /// Where each is in its life; a system of which that is not known is in use.
    public private(set) var lifecycle: [System.Lifecycle] = []

    private var namePlaces: [String: Int32] = [:]
    private var supplierPlaces: [String: Int32] = [:]

    /// A table without rows.
    public init() {}

    /// How many systems there are.
    public var count: Int { name.count }

    /// Of summaries in the order of the organisations' identifiers.
    public init(_ summaries: [Summary]) { for summary in summaries { add(summary) } }

    /// Adds an organisation's products below the others; nothing where it shares none.
    public mutating func add(_ summary: Summary) {
        guard let products = summary.products else { return }
        add(summary.organisation, products)
    }

    /// Adds an organisation with its products below the others.
    public mutating func add(_ peer: Summary.Participant, _ products: [Summary.Product]) {
        let place = Int32(peers.count)
        peers.append(peer)
        for product in products {
            self.peer.append(place)
            name.append(Self.place(of: product.name, in: &names, &namePlaces))
            supplier.append(product.supplier.map { Self.place(of: $0, in: &suppliers, &supplierPlaces) } ?? -1)
            replacement.append(product.replacement.map { Self.place(of: $0, in: &names, &namePlaces) } ?? -1)
            quality.append(product.quality?.value ?? .nan)
            importance.append(product.importance?.value ?? .nan)
            lifecycle.append(product.lifecycle ?? .inUse)
        }
    }

    private static func place(of text: String, in texts: inout [String], _ places: inout [String: Int32]) -> Int32 {
        if let place = places[text] { return place }
        let place = Int32(texts.count)
        texts.append(text)
        places[text] = place
        return place
    }
}
