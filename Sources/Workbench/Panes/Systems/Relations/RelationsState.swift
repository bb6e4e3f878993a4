import Model
import Scoring

/// Where one has walked to along what systems hand one another, and what is around that place.
struct RelationsState: Sendable {
    /// Where one has been, the present place last; empty before one has gone anywhere.
    private(set) var trail: [Place] = []
    /// The part of the pane that one came from.
    private(set) var origin = SystemsPane.Part.table
    private(set) var rows: [Row] = []
    var cursor = ListCursor()
    private var revision = -1
    private var isWanted = false
    /// Whether what is around is still being looked for.
    private(set) var isPending = false

    /// Something that systems are related to.
    enum Place: Hashable, Sendable {
        case system(Identifier<System>)
        /// As systems' fields write it.
        case unit(String)
        /// As systems' fields write it.
        case process(String)
    }

    /// A line of what is around a place.
    enum Row: Equatable, Sendable {
        /// What follows, and how many there are.
        case heading(Heading, Int)
        /// A system, what is handed over, and how many steps away it is.
        case neighbour(Identifier<System>, data: String, isGiver: Bool, steps: Int)
        case unit(String)
        case process(String)
        /// A system that the unit or process uses.
        case used(Identifier<System>)

        /// Where the row leads; nil for a heading.
        var place: Place? {
            switch self {
            case .heading: nil
            case .neighbour(let id, _, _, _), .used(let id): .system(id)
            case .unit(let name): .unit(name)
            case .process(let name): .process(name)
            }
        }
    }

    /// What follows, by the string that says it.
    enum Heading: String, Sendable {
        case givers = "relations.givers"
        case receivers = "relations.receivers"
        case units = "relations.units"
        case processes = "relations.processes"
        case used = "relations.used"
    }

    /// The present place.
    var place: Place? { trail.last }

    /// The selected row.
    var row: Row? { rows.indices.contains(cursor.row) ? rows[cursor.row] : nil }

    mutating func open(_ place: Place, from origin: SystemsPane.Part) {
        self.origin = origin
        trail = [place]
        arrive()
    }

    mutating func walk(to place: Place) {
        trail.append(place)
        arrive()
    }

    /// Back to where one was; false where one has not been anywhere else.
    mutating func goBack() -> Bool {
        guard trail.count > 1, let left = trail.popLast() else { return false }
        arrive()
        leaving = left
        return true
    }

    /// The place that one comes back from, to be selected again.
    private var leaving: Place?

    private mutating func arrive() {
        rows = []
        cursor = ListCursor()
        revision = -1
        leaving = nil
    }

    /// Looks around, or asks for it where that takes long.
    mutating func refresh(_ workspace: Workspace) {
        guard workspace.revision != revision, let place else { return }
        revision = workspace.revision
        if workspace.organisation.systems.count <= PortfolioState.largest {
            take(Self.rows(around: place, in: workspace.organisation.systems), around: place)
        } else {
            isWanted = true
        }
    }

    mutating func startWork(_ workspace: Workspace) -> [Effect] {
        guard isWanted, let place else { return [] }
        isWanted = false
        isPending = true
        let systems = workspace.organisation.systems
        return [
            .work(
                Work("relations") { _ in
                    let rows = Self.rows(around: place, in: systems)
                    return .worked { state in
                        for index in state.panes.indices {
                            guard var pane = state.panes[index] as? SystemsPane else { continue }
                            pane.relations.take(rows, around: place)
                            state.panes[index] = pane
                        }
                        return []
                    }
                })
        ]
    }

    private mutating func take(_ rows: [Row], around place: Place) {
        guard place == self.place else { return }
        isPending = false
        let selected = leaving ?? row?.place
        self.rows = rows
        leaving = nil
        let first = rows.firstIndex { $0.place != nil } ?? 0
        cursor.select(
            rows.firstIndex { $0.place != nil && $0.place == selected } ?? max(first, min(cursor.row, rows.count - 1)))
    }

    private static func rows(around place: Place, in systems: Table<System>) -> [Row] {
        switch place {
        case .system(let id):
            guard let system = systems[id], let near = Neighbourhood(of: id, in: systems) else { return [] }
            func branches(_ all: [Neighbourhood.Branch], isGiver: Bool, steps: Int = 1) -> [Row] {
                all.flatMap { branch in
                    [Row.neighbour(branch.id, data: branch.data, isGiver: isGiver, steps: steps)]
                        + branches(branch.further, isGiver: isGiver, steps: steps + 1)
                }
            }
            let units = system.items(.usingUnits)
            let processes = system.items(.processes)
            return [.heading(.givers, near.givers.count)] + branches(near.givers, isGiver: true)
                + [.heading(.receivers, near.receivers.count)] + branches(near.receivers, isGiver: false)
                + [.heading(.units, units.count)] + units.map(Row.unit)
                + [.heading(.processes, processes.count)] + processes.map(Row.process)
        case .unit(let name): return users(name, .usingUnits, systems)
        case .process(let name): return users(name, .processes, systems)
        }
    }

    private static func users(_ name: String, _ field: System.Field, _ systems: Table<System>) -> [Row] {
        let used = systems.filter { $0.items(field).contains(name) }
        return [.heading(.used, used.count)] + used.map { .used($0.id) }
    }
}
