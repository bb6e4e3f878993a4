import Model
import Terminal

// The keys of the portfolio.
extension SystemsPane {
    static let portfolioCommands: [Command] = [
        command(
            "portfolio", keys: [.character("p")], hint: 13,
            isAvailable: { $0.isListing && !$1.organisation.systems.isEmpty }
        ) {
            pane, _ in
            pane.part = pane.part == .portfolio ? .table : .portfolio
            return []
        },
        command(
            "close-portfolio", keys: [.escape], isAvailable: { pane, _ in pane.isListing && pane.part == .portfolio }
        ) {
            pane, _ in
            pane.part = .table
            return []
        },
    ]
}
