import Model

/// What products and suppliers are called, and which of the names are told: those that so many organisations use that
/// the name gives none of them away.
struct Wording: Sendable {
    /// The suppliers' words, in their order.
    let suppliers: [String]
    /// By place among the table's suppliers, the place in `suppliers`; −1 for a name that stands for none.
    let supplierOf: [Int32]
    private let productNames: [String]
    private let supplierNames: [String]
    private let toldProducts: [Bool]
    private let toldSuppliers: [Bool]

    init(_ table: ProductTable, _ grouping: ProductGrouping, threshold: Int) {
        let words = table.suppliers.map { NameKey($0)?.text }
        let suppliers = Set(words.compactMap(\.self)).sorted()
        let places = Dictionary(uniqueKeysWithValues: suppliers.enumerated().map { ($1, Int32($0)) })
        let supplierOf = words.map { word in word.flatMap { places[$0] } ?? -1 }
        self.suppliers = suppliers
        self.supplierOf = supplierOf
        var names = Use(texts: table.names.count, things: grouping.products.count)
        var replacements = Use(texts: table.names.count, things: grouping.products.count)
        var makers = Use(texts: table.suppliers.count, things: suppliers.count)
        for row in 0..<table.count {
            let peer = table.peer[row]
            names.add(table.name[row], grouping.productOfName[Int(table.name[row])], peer)
            if case let text = table.replacement[row], text >= 0 {
                replacements.add(text, grouping.productOfName[Int(text)], peer)
            }
            if case let text = table.supplier[row], text >= 0 { makers.add(text, supplierOf[Int(text)], peer) }
        }
        toldProducts = zip(names.organisations, replacements.organisations).map { max($0, $1) >= threshold }
        toldSuppliers = makers.organisations.map { $0 >= threshold }
        // What nobody has, but many name as a replacement, is called as they call it.
        let had = names.names(
            table.names, grouping.productOfName, grouping.products, grouping.isMerged, threshold)
        let named = replacements.names(
            table.names, grouping.productOfName, grouping.products, grouping.isMerged, threshold)
        productNames = grouping.products.indices.map { had[$0] ?? named[$0] ?? grouping.products[$0] }
        let sold = makers.names(
            table.suppliers, supplierOf, suppliers, table.suppliers.map { _ in false }, threshold)
        supplierNames = suppliers.indices.map { sold[$0] ?? suppliers[$0] }
    }

    func name(ofProduct product: Int32) -> String { productNames[Int(product)] }
    func name(ofSupplier supplier: Int32) -> String { supplierNames[Int(supplier)] }
    func tells(product: Int32) -> Bool { toldProducts[Int(product)] }
    func tells(supplier: Int32) -> Bool { supplier >= 0 && toldSuppliers[Int(supplier)] }
}

/// How many organisations use each text and each thing that texts stand for; organisations come one after the other.
private struct Use {
    private(set) var organisations: [Int]
    private var texts: [Int]
    private var lastOfText: [Int32]
    private var lastOfThing: [Int32]

    init(texts: Int, things: Int) {
        self.texts = Array(repeating: 0, count: texts)
        organisations = Array(repeating: 0, count: things)
        lastOfText = Array(repeating: -1, count: texts)
        lastOfThing = Array(repeating: -1, count: things)
    }

    mutating func add(_ text: Int32, _ thing: Int32, _ organisation: Int32) {
        if lastOfText[Int(text)] != organisation {
            lastOfText[Int(text)] = organisation
            texts[Int(text)] += 1
        }
        if thing >= 0, lastOfThing[Int(thing)] != organisation {
            lastOfThing[Int(thing)] = organisation
            organisations[Int(thing)] += 1
        }
    }

    /// By thing, the text that most organisations use for it; of those the shortest, and then the first. A text that says
    /// more than the thing's words may say whose it is, so that it takes as many organisations as a thing does. What others
    /// were made one with goes by its own name, not by theirs, which are `merged`.
    func names(
        _ written: [String], _ thingOf: [Int32], _ words: [String], _ merged: [Bool], _ threshold: Int
    ) -> [Int: String] {
        var hasOwn = [Bool](repeating: false, count: words.count)
        for (text, thing) in thingOf.enumerated() where thing >= 0 && texts[text] > 0 && !merged[text] {
            hasOwn[Int(thing)] = true
        }
        var best: [Int: Int] = [:]
        for (text, thing) in thingOf.enumerated() where thing >= 0 && texts[text] > 0 {
            if merged[text], hasOwn[Int(thing)] { continue }
            guard texts[text] >= threshold || ProductNames.spelling(written[text]) == words[Int(thing)] else {
                continue
            }
            guard let before = best[Int(thing)] else {
                best[Int(thing)] = text
                continue
            }
            func order(_ text: Int) -> (Int, Int, String) { (-texts[text], written[text].utf8.count, written[text]) }
            if order(text) < order(before) { best[Int(thing)] = text }
        }
        return best.mapValues { written[$0] }
    }
}
