import Model

/// Which statements several measurements have in common. Only their answers are compared, and a whole never with a part.
public struct Comparability: Equatable, Sendable {
    /// The statements that all of them ask in the same wording.
    public let common: Set<Identifier<Factor>>
    /// The others that any of them asks, in the order of the largest instrument.
    public let leftOut: [LeftOut]

    /// A statement that is not compared.
    public struct LeftOut: Equatable, Sendable {
        /// Which.
        public let factor: Factor
        /// Why.
        public let reason: Reason
    }

    /// Why a statement is not compared.
    public enum Reason: Equatable, Sendable {
        /// It is new or says something else since that version.
        case reworded(since: String)
        /// Not all of the instruments ask it.
        case notAsked
    }

    /// Of measurements by their instruments and the versions that were answered.
    public init(_ measured: [(instrument: Instrument, version: String?)]) {
        var common: Set<Identifier<Factor>> = []
        var leftOut: [LeftOut] = []
        var seen: Set<Identifier<Factor>> = []
        let sizes = measured.map(\.instrument.factors.count)
        let order = measured.indices.sorted { (-sizes[$0], $0) < (-sizes[$1], $1) }
        let asked = measured.map { measured in
            Dictionary(measured.instrument.factors.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        }
        for index in order {
            for factor in measured[index].instrument.factors where seen.insert(factor.id).inserted {
                let wordings = measured.indices.compactMap { place in
                    asked[place][factor.id].map {
                        measured[place].instrument.wording(of: $0, in: measured[place].version)
                    }
                }
                if wordings.count < measured.count {
                    leftOut.append(LeftOut(factor: factor, reason: .notAsked))
                } else if wordings.contains(where: { $0 != wordings[0] }) {
                    let since = measured.indices.compactMap { asked[$0][factor.id]?.since }.first ?? ""
                    leftOut.append(LeftOut(factor: factor, reason: .reworded(since: since)))
                } else {
                    common.insert(factor.id)
                }
            }
        }
        self.common = common
        self.leftOut = leftOut
    }

    /// Whether every statement is compared, so that nothing need be said.
    public var isWhole: Bool { leftOut.isEmpty }

    /// How many statements there are, compared or not.
    public var total: Int { common.count + leftOut.count }
}
