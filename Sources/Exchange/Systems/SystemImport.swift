import Model

/// What a list of systems would do to an inventory: planned first, so that it can be looked at before anything is done.
public struct SystemImport: Sendable {
    /// Everything that is wrong, by line. The cells and rows that it is about are left out of the rest.
    public private(set) var problems: [ImportProblem] = []
    /// Rows that hold anything of a system, right or wrong.
    public private(set) var rows = 0
    /// New systems, by identifier.
    public private(set) var added: [System] = []
    /// Systems that the list knows something else of.
    public private(set) var changed: [ChangedSystem] = []
    /// How many systems are as the list has them.
    public private(set) var untouched = 0
    /// Systems that the list does not have any more and that were not marked so before.
    public private(set) var missing: [Identifier<System>] = []

    private let today: Day

    /// A system that is changed, and how.
    public struct ChangedSystem: Sendable {
        /// Which.
        public var id: Identifier<System>
        /// Its name before.
        public var name: String
        /// What changes.
        public var edits: [Edit]
    }

    /// Plans an import. What vanished from the list is marked only where `marksMissing`: a list of some of the systems
    /// says nothing of the others.
    public init(
        _ table: SourceTable, mapping: SystemMapping, organisation: Organisation, vocabulary: ImportVocabulary,
        today: Day, marksMissing: Bool = true
    ) {
        self.today = today
        let reader = ValueReader(vocabulary: vocabulary, units: organisation.units)
        var read = SystemRows(table, mapping, reader)
        rows = read.count
        let kept = Self.unrepeated(&read)
        /// A unit that is kept as text is the same as one of the tree that is called so.
        func unit(_ system: System) -> String? {
            guard case .text(let text)? = system.fields[.unit] else { return nil }
            return SystemRow.key((try? reader.unit(text)) ?? text)
        }
        let matching = SystemMatching(kept, organisation.systems, unit: unit)
        var taken: [(row: SystemRow, system: Identifier<System>?)] = []
        for (place, row) in kept.enumerated() {
            if matching.ambiguous.contains(place) {
                read.report(
                    row.line, nil,
                    Text(
                        swedish: "flera system heter «\(ImportProblem.quoted(row.name))»",
                        english: "several systems are called «\(ImportProblem.quoted(row.name))»"),
                    Text(
                        swedish: "skriv numret eller enheten, så att det framgår vilket",
                        english: "write the number or the unit, to tell which"))
            } else if row.name.isEmpty, matching.systems[place] == nil {
                read.report(
                    row.line, nil,
                    Text(swedish: "raden har inget systemnamn", english: "the row has no system's name"),
                    Text(swedish: "skriv namnet, eller ta bort raden", english: "write the name, or remove the row"))
            } else {
                taken.append((row, matching.systems[place]))
            }
        }
        plan(taken, in: organisation, &read, reader, isOurs: mapping.column(of: .identifier) != nil)
        if marksMissing, !taken.isEmpty {
            let seen = Set(taken.compactMap(\.system))
            // A list with numbers never had the systems without.
            let hasNumbers = mapping.column(of: .field(.number)) != nil
            missing = organisation.systems.filter { system in
                !seen.contains(system.id) && system.fields[.missingSince] == nil
                    && (!hasNumbers || system.fields[.number] != nil)
            }.map(\.id)
        }
        problems = (table.problems + read.problems).sorted { ($0.line, $0.column ?? 0) < ($1.line, $1.column ?? 0) }
    }

    /// The edits of one change: undone together.
    public var edits: [Edit] {
        added.map { .system($0.id, Replacement(from: nil, to: $0)) } + changed.flatMap(\.edits)
            + missing.map { .systemField($0, .missingSince, Replacement(from: nil, to: .day(today))) }
    }

    /// The edits with how the columns were understood: by that a change is known for an import also where it was
    /// remembered already. Empty where nothing would change.
    public func edits(remembering mapping: SystemMapping, in organisation: Organisation) -> [Edit] {
        let edits = edits
        let before = organisation.analysis.importMappings[mapping.id]
        guard !edits.isEmpty || before != mapping.remembered else { return [] }
        return edits + [.importMapping(mapping.id, Replacement(from: before, to: mapping.remembered))]
    }

    /// The rows without those whose system is in the list already.
    private static func unrepeated(_ read: inout SystemRows) -> [SystemRow] {
        var seen: [String: Int] = [:]
        seen.reserveCapacity(read.rows.count)
        return read.rows.filter { row in
            let key: String
            if let id = row.id {
                key = "i" + id.rawValue
            } else if let number = row.number {
                key = "n" + number
            } else if !row.name.isEmpty {
                key = "s\(row.nameKey)\n\(row.unit ?? "")"
            } else {
                return true
            }
            guard let line = seen[key] else {
                seen[key] = row.line
                return true
            }
            let by: (swedish: String, english: String) =
                row.id != nil
                ? ("samma id", "the same id")
                : row.number != nil
                    ? ("samma nummer", "the same number") : ("samma namn och enhet", "the same name and unit")
            read.report(
                row.line, nil,
                Text(swedish: "\(by.swedish) som på rad \(line)", english: "\(by.english) as on line \(line)"),
                Text(
                    swedish: "ta bort den ena raden, eller skilj dem åt",
                    english: "remove one of the rows, or tell them apart"))
            return false
        }
    }

    private mutating func plan(
        _ taken: [(row: SystemRow, system: Identifier<System>?)], in organisation: Organisation,
        _ read: inout SystemRows, _ reader: ValueReader, isOurs: Bool
    ) {
        let inventory = organisation.systems
        var naming = Naming(inventory)
        // Identifiers that the list itself gives go before those that are made up.
        for (row, system) in taken where system == nil { if let id = row.id { naming.reserve(id) } }
        let ids = taken.map { row, system in system ?? row.id ?? naming.name(row.name) }
        let needsNames = taken.contains { !$0.row.integrations.isEmpty }
        let receivers = needsNames ? Receivers(inventory, zip(ids, taken.map(\.row))) : nil
        for (place, (row, system)) in taken.enumerated() {
            var integrations: [Integration] = []
            for (receiver, data) in row.integrations {
                if let id = receivers?.find(receiver) ?? (isOurs ? Identifier(receiver) : nil) {
                    integrations.append(Integration(id: id, data: data))
                } else {
                    let said = ImportProblem.quoted(receiver)
                    read.report(
                        row.line, nil,
                        Text(
                            swedish: "det finns inget system «\(said)» att lämna data till",
                            english: "there is no system «\(said)» to hand data to"),
                        Text(
                            swedish: "skriv systemets nummer eller namn som i förteckningen",
                            english: "write the system's number or name as in the list"))
                }
            }
            if let system, let before = inventory[system] {
                change(before, by: row, integrations, reader)
            } else {
                added.append(Self.system(ids[place], row, integrations))
            }
        }
        added.sort { $0.id < $1.id }
    }

    private static func system(
        _ id: Identifier<System>, _ row: SystemRow, _ integrations: [Integration]
    ) -> System {
        System(
            id: id, name: row.name, fields: row.said.fields, assessments: row.said.assessments,
            integrations: Table(integrations))
    }

    /// What the row does not say stays as it is.
    private mutating func change(
        _ system: System, by row: SystemRow, _ integrations: [Integration], _ reader: ValueReader
    ) {
        var edits: [Edit] = []
        if !row.name.isEmpty, row.name != system.name {
            edits.append(.systemName(system.id, Replacement(from: system.name, to: row.name)))
        }
        for (field, value) in row.said.fields {
            let before = system.fields[field]
            guard before != value else { continue }
            if field == .unit, case .text(let text)? = before, (try? reader.unit(text)) == Self.text(value) { continue }
            edits.append(.systemField(system.id, field, Replacement(from: before, to: value)))
        }
        if let since = system.fields[.missingSince], row.said.fields[.missingSince] == nil {
            edits.append(.systemField(system.id, .missingSince, Replacement(from: since, to: nil)))
        }
        for assessment in row.said.assessments {
            for (criterion, mark) in assessment.marks {
                let before = system.assessments[assessment.id]?.marks[criterion]
                guard before != mark else { continue }
                edits.append(.mark(system.id, assessment.id, criterion, Replacement(from: before, to: mark)))
            }
        }
        for integration in Table(integrations) {
            let before = system.integrations[integration.id]
            // A list that only names the receiver does not know better what is handed over.
            guard before != integration, before == nil || !integration.data.isEmpty else { continue }
            edits.append(.integration(system.id, integration.id, Replacement(from: before, to: integration)))
        }
        guard !edits.isEmpty else { return untouched += 1 }
        // In an order that is the same every time.
        if edits.count > 1 { edits.sort { Self.order($0) < Self.order($1) } }
        changed.append(ChangedSystem(id: system.id, name: system.name, edits: edits))
    }

    private static func text(_ value: System.Value) -> String? {
        if case .text(let text) = value { text } else { nil }
    }

    private static func order(_ edit: Edit) -> String {
        switch edit {
        case .systemName: "0"
        case .systemField(_, let field, _):
            "1" + String(UnicodeScalar(UInt8(48 + (System.Field.allCases.firstIndex(of: field) ?? 0))))
        case .mark(_, let assessor, let criterion, _): "2\(assessor) \(criterion)"
        case .integration(_, let receiver, _): "3\(receiver)"
        default: "4"
        }
    }
}

/// Gives new systems identifiers that are like their names, however many have the same.
private struct Naming {
    private let inventory: Table<System>
    private var reserved: Set<Identifier<System>> = []
    private var last: [String: Int] = [:]

    init(_ inventory: Table<System>) { self.inventory = inventory }

    mutating func reserve(_ id: Identifier<System>) { reserved.insert(id) }

    mutating func name(_ name: String) -> Identifier<System> {
        let base = Organisation.Profile.slug(for: name)
        var number = last[base] ?? 0
        while true {
            number += 1
            let id = Identifier<System>(number == 1 ? base : "\(base)-\(number)")
            guard inventory[id] == nil, reserved.insert(id).inserted else { continue }
            last[base] = number
            return id
        }
    }
}

/// Finds the system that an integration is with: by identifier, number or name.
private struct Receivers {
    private var byID: Set<String> = []
    private var byNumber: [String: [Identifier<System>]] = [:]
    private var byName: [String: [Identifier<System>]] = [:]

    init(_ inventory: Table<System>, _ rows: some Sequence<(Identifier<System>, SystemRow)>) {
        for system in inventory { add(system.id, SystemRow.key(system.fields[.number]), SystemRow.key(system.name)) }
        for (id, row) in rows where inventory[id] == nil { add(id, row.number, row.nameKey) }
    }

    private mutating func add(_ id: Identifier<System>, _ number: String?, _ name: String) {
        byID.insert(id.rawValue)
        if let number { byNumber[number, default: []].append(id) }
        byName[name, default: []].append(id)
    }

    /// Nil where none is called so, or several are.
    func find(_ word: String) -> Identifier<System>? {
        if byID.contains(word) { return Identifier(word) }
        let key = SystemRow.key(word)
        for found in [byNumber[key], byName[key]] { if found?.count == 1 { return found?[0] } }
        return nil
    }
}
