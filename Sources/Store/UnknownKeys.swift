import JSON

/// What files hold that this version does not know: kept by the element it belongs to, and written back with it.
struct UnknownKeys: Equatable, Sendable {
    private var members: [String: [String: JSON]] = [:]

    /// Takes note of an element's unknown members, if it has any.
    mutating func keep(_ unknown: [String: JSON], of element: String) {
        members[element] = unknown.isEmpty ? nil : unknown
    }

    /// An element's members with its unknown ones.
    func added(to known: [String: JSON], of element: String) -> JSON {
        guard let unknown = members[element] else { return .object(known) }
        return .object(known.merging(unknown) { known, _ in known })
    }
}
