import Model

extension Generator {
    /// How the organisation writes a product's name, and whether it leaves the product as others do.
    func supply(
        _ system: inout System, _ product: Story.Product, _ catalogue: Catalogue, _ market: inout SplitMix
    ) {
        if case .text(let name)? = system.fields[.product] {
            system.fields[.product] = .text(written(name, &market))
        }
        let roll = market.share()
        let isPlanned = system.fields[.lifecycle] == .text(System.Lifecycle.planned.rawValue)
        guard let successor = catalogue.successor(of: product), roll < 0.45, !isPlanned else { return }
        // A few take something that nobody else does.
        let replacement = market.share() < 0.9 ? written(successor.name, &market) : "Egen lösning \(market.below(1000))"
        system.fields[.replacement] = .text(replacement)
        guard system.fields[.retired] == nil else { return }
        guard roll < 0.2 else {
            system.fields[.lifecycle] = .text(System.Lifecycle.phasingOut.rawValue)
            return
        }
        system.fields[.lifecycle] = .text(System.Lifecycle.retired.rawValue)
        system.fields[.retired] = Day(year: 2024 + market.below(3), month: 1 + market.below(9), day: 28)
            .map(System.Value.day)
        system.fields[.contractEnd] = nil
    }

    /// The same name with what different people put around it.
    private func written(_ name: String, _ market: inout SplitMix) -> String {
        switch market.share() {
        case ..<0.55: name
        case ..<0.65: name.uppercased()
        case ..<0.97:
            name + market.pick([" 7.2", " v3", " 2019", " Enterprise", " Standard", " Online", " AB", " (nya)"])
        // A slip of the finger.
        default: String(name.dropLast()) + "e"
        }
    }
}
