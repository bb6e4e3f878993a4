import JSON

/// What files hold that this version does not know: kept by the element it belongs to, and written back with it.
struct UnknownKeys: Equatable, Sendable {
    private var members: [String: [String: JSON]] = [:]

    /// Whether everything is known.
    var isEmpty: Bool { members.isEmpty }

    /// Takes note of an element's unknown members, if it has any.
    mutating func keep(_ unknown: [String: JSON], of element: String) {
        members[element] = unknown.isEmpty ? nil : unknown
    }

    /// Takes note of what was found elsewhere.
    mutating func merge(_ other: UnknownKeys) { members.merge(other.members) { _, later in later } }

    /// An element's members with its unknown ones.
    func added(to known: [String: JSON], of element: String) -> JSON {
        guard let unknown = members[element] else { return .object(known) }
        return .object(known.merging(unknown) { known, _ in known })
    }

    /// An element's unknown members, for writing them between the known ones.
    func rest(of element: String) -> Rest {
        Rest(
            members: (members[element] ?? [:]).sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }[...])
    }

    /// Unknown members that are still to be written, in order.
    struct Rest {
        fileprivate var members: ArraySlice<(key: String, value: JSON)> = []

        /// None.
        init() {}

        fileprivate init(members: ArraySlice<(key: String, value: JSON)>) { self.members = members }

        /// Writes those that come before a key; all that are left where nil.
        mutating func write(before key: String?, to writer: inout JSONWriter) {
            while let next = members.first {
                if let key, !next.key.utf8.lexicographicallyPrecedes(key.utf8) { return }
                writer.key(next.key)
                writer.value(next.value)
                members.removeFirst()
            }
        }
    }
}
