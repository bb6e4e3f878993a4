/// A municipality as the public register has it.
public struct RegisteredMunicipality: Equatable, Sendable {
    /// Four digits.
    public var code: String
    /// The full name, «Sundsvalls kommun».
    public var name: String
    /// The short name, «Sundsvall».
    public var shortName: String
    /// Two digits.
    public var countyCode: String

    /// Takes all fields.
    public init(code: String, name: String, shortName: String, countyCode: String) {
        self.code = code
        self.name = name
        self.shortName = shortName
        self.countyCode = countyCode
    }
}

/// A county as the public register has it.
public struct RegisteredCounty: Equatable, Sendable {
    /// Two digits.
    public var code: String
    /// The full name, «Västernorrlands län».
    public var name: String
    /// The short name, «Västernorrland».
    public var shortName: String

    /// Takes all fields.
    public init(code: String, name: String, shortName: String) {
        self.code = code
        self.name = name
        self.shortName = shortName
    }
}
