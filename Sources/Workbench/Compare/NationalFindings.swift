import Library
import Model
import Scoring
import Store

/// Others' products, read once, and what follows from them and from what has been decided on their names.
struct NationalFindings: Sendable {
    /// Others' products in columns.
    let table: ProductTable
    /// What names stand for.
    let names: ProductNames
    /// How products do.
    let national: NationalProducts
    /// Own systems that others leave.
    let left: LeftByOthers
    /// What there is to look through; nil until somebody wants to, as names of a continent take a while.
    let review: ProductReview?
    /// Own systems by product, also those that are out of use.
    let own: [String: [Identifier<System>]]
    /// How each product's name is searched and sorted.
    let keys: [String: [UInt8]]
    /// Files of the collection that could not be read.
    let problems: Int
    private let rules: ProductRules

    /// Reads it all; nil when nobody waits for it any more.
    init?(
        _ source: PeerSource, _ workspace: Workspace, withReview: Bool, isCancelled: () -> Bool
    ) throws {
        let (table, problems) = try source.products()
        try self.init(
            table, problems.count, workspace.library.productRules(), source.productDecisions(), workspace,
            withReview: withReview, isCancelled: isCancelled)
    }

    /// Works it out anew for other decisions, or another inventory.
    func with(
        _ decisions: ProductDecisions, _ workspace: Workspace, withReview: Bool, isCancelled: () -> Bool
    ) -> NationalFindings? {
        NationalFindings(
            table, problems, rules, decisions, workspace, withReview: withReview, isCancelled: isCancelled)
    }

    private init?(
        _ table: ProductTable, _ problems: Int, _ rules: ProductRules, _ decisions: ProductDecisions,
        _ workspace: Workspace,
        withReview: Bool, isCancelled: () -> Bool
    ) {
        let names = ProductNames(rules, decisions: decisions)
        let participant = Summary.Participant(workspace.organisation.profile)
        guard let national = NationalProducts(table, names: names, own: participant.id, isCancelled: isCancelled) else {
            return nil
        }
        let review = withReview ? ProductReview(table, names: names, isCancelled: isCancelled) : nil
        if isCancelled() { return nil }
        let systems = workspace.organisation.systems
        var own: [String: [Identifier<System>]] = [:]
        for system in systems {
            if let product = names.product(of: system.productName) { own[product, default: []].append(system.id) }
        }
        self.table = table
        self.problems = problems
        self.rules = rules
        self.names = names
        self.national = national
        self.review = review
        self.own = own
        left = LeftByOthers(Array(systems), in: national, names: names)
        var keys: [String: [UInt8]] = [:]
        for product in national.products { keys[product.id] = Collation.key(product.name) }
        for product in review?.products ?? [] {
            keys[product.id] = Collation.key(product.spellings.map(\.written).joined(separator: " "))
        }
        self.keys = keys
    }
}
