import Library
import Model

extension SavedView {
    /// The columns that are shown; the name is always there. Those that are not known, as from a later version, are
    /// left out.
    var tableColumns: [Column] {
        let known = columns.compactMap(Column.init(id:))
        return [.name] + known.filter { $0 != .name }
    }

    /// What it asks of the inventory.
    var query: InventoryQuery {
        let keys = sort.compactMap { text -> InventorySort.Key? in
            let isDescending = text.hasPrefix("-")
            return Column(id: isDescending ? String(text.dropFirst()) : text)
                .map { InventorySort.Key(column: $0, isDescending: isDescending) }
        }
        return InventoryQuery(line: filter, sort: InventorySort(keys), group: group.flatMap(Column.init(id:)))
    }

    /// Keeps how the inventory is looked at.
    init(
        id: Identifier<SavedView>, name: String, columns: [Column], frozen: Int, query: InventoryQuery
    ) {
        self.init(
            id: id, name: name, columns: columns.map(\.id), frozen: frozen,
            sort: query.sort.keys.map { ($0.isDescending ? "-" : "") + $0.column.id }, filter: query.line,
            group: query.group?.id)
    }

    /// Whether both look at the inventory in the same way.
    func looksLike(_ other: SavedView) -> Bool {
        tableColumns == other.tableColumns && query == other.query && max(1, frozen) == max(1, other.frozen)
    }

    /// Those that are always there.
    static func builtIn(_ words: InventoryWords, _ strings: Strings) -> [SavedView] {
        func name(_ field: System.Field) -> String { words.name(of: .field(field)) }
        func view(
            _ id: Identifier<SavedView>, _ columns: [Column], _ sort: [InventorySort.Key] = [], _ filter: String = ""
        ) -> SavedView {
            SavedView(
                id: id, name: strings("systems.view.\(id)"), columns: columns, frozen: 1,
                query: InventoryQuery(line: filter, sort: InventorySort(sort)))
        }
        let phasingOut = FilterPart.quoted(strings("lifecycle.phasingOut"))
        return [
            view("all", Column.usual),
            view(
                "contracts",
                [
                    .name, .field(.supplier), .field(.contractEnd), .field(.annualCost), .quality, .importance,
                    .quadrant, .field(.unit),
                ], [.init(column: .field(.contractEnd))],
                words.endingContracts(strings)),
            view(
                "personal-data",
                [
                    .name, .field(.unit), .field(.confidentiality), .field(.integrity), .field(.availability),
                    .field(.supplier), .field(.owner), .field(.ownsData),
                ], [.init(column: .field(.confidentiality), isDescending: true), .init(column: .name)],
                "\(name(.personalData))=\(strings("systems.yes"))"),
            view(
                "phasing-out",
                [
                    .name, .field(.unit), .field(.lifecycle), .field(.contractEnd), .field(.annualCost),
                    .field(.users), .integrations, .field(.supplier),
                ], [.init(column: .field(.contractEnd))], "\(name(.lifecycle))=\(phasingOut)"),
            view(
                "missing",
                [.name, .field(.number), .field(.missingSince), .field(.unit), .field(.supplier), .field(.annualCost)],
                [.init(column: .field(.missingSince), isDescending: true)], "\(name(.missingSince)):"),
            view(
                "unassessed",
                [.name, .field(.unit), .field(.owner), .field(.annualCost), .field(.users), .coverage],
                [.init(column: .field(.annualCost), isDescending: true)], "\(words.name(of: .coverage))=0"),
        ]
    }
}
