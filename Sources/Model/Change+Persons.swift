extension Change {
    /// The same without the names, addresses and codes of respondents.
    public var withoutPersons: Change {
        func anonymous(_ response: Response?) -> Response? {
            var response = response
            response?.person = nil
            response?.codeHash = nil
            return response
        }
        return Change(
            edits.map { edit in
                guard case .response(let measurement, let id, let change) = edit else { return edit }
                return .response(
                    measurement, id, Replacement(from: anonymous(change.from), to: anonymous(change.to)))
            }, origin: origin)
    }

    /// Whether a respondent who had a name, an address or a code stays without one.
    public var erasesPersons: Bool {
        edits.contains { edit in
            guard case .response(_, _, let change) = edit, let after = change.to else { return false }
            return (change.from?.person != nil && after.person == nil)
                || (change.from?.codeHash != nil && after.codeHash == nil)
        }
    }
}

extension History {
    /// Takes the names, addresses and codes of respondents out of all that can be undone and redone: what was erased must not
    /// come back.
    public mutating func forgetPersons() {
        self = History(done: done.map(\.withoutPersons), undone: undone.map(\.withoutPersons))
    }
}
