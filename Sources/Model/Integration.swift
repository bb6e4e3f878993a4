/// What a system hands to another.
public struct Integration: Identifiable, Equatable, Sendable {
    /// The receiving system; it need not be in the inventory any more.
    public let id: Identifier<System>
    /// What is handed over, possibly empty.
    public var data: String

    /// Takes all fields.
    public init(id: Identifier<System>, data: String = "") {
        self.id = id
        self.data = data
    }
}
