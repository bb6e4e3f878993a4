import Foundation
import Testing

/// What Oracle/oracle.py wrote.
enum Oracle {
    static func read<Case: Decodable>(_ name: String, as type: Case.Type) throws -> [Case] {
        let file = try #require(Bundle.module.url(forResource: "Oracle/\(name)", withExtension: "json"))
        return try JSONDecoder().decode([Case].self, from: Data(contentsOf: file))
    }

    /// A measurement with what every group of it comes to.
    struct Measured: Decodable {
        var seed: Int
        var dimensions: [[Weighted]]
        var parents: [Int?]
        var invited: [Int?]
        var homes: [Int?]
        /// A character a factor: a point for no answer, 0 for «vet ej».
        var rows: [String]
        /// All, then every unit.
        var groups: [Figures]
    }

    /// A category: its weight and its factors'.
    struct Weighted: Decodable {
        var weight: Double
        var factors: [Double]
    }

    /// A group's figures, in the order of the instrument.
    struct Figures: Decodable {
        var respondents: Int
        var invited: Int?
        var type: String?
        /// Score, deviation, low, high and n: of all, then of each dimension, category and factor, a whole before its
        /// parts.
        var estimates: [[Double?]]
        var alphas: [Double?]
        var agreements: [Double?]
        var factorAgreements: [Double?]
        /// «Vet ej», 1…6, and nothing.
        var counts: [[Int]]
        var strengths: [Int]
        var weaknesses: [Int]
    }

    /// Several years of an organisation, on the statements that they have in common.
    struct Series: Decodable {
        var seed: Int
        var dimensions: [[Weighted]]
        /// By statement, the version that its wording is from.
        var since: [String?]
        var parents: [Int?]
        /// By unit, the one that it has become part of.
        var successors: [Int?]
        var years: [Year]
        /// The statements that are compared.
        var common: [Int]
        /// Of all, then of every unit: by year, the whole's score before its parts'.
        var scores: [[[Double?]]]

        struct Year: Decodable {
            var year: Int
            var version: String?
            var rows: [String]
            var homes: [Int?]
        }
    }

    /// An inventory with what it comes to.
    struct Assessed: Decodable {
        var seed: Int
        var criteria: Kinds<[Double]>
        var systems: [Marked]
        var results: [Result]
        var expected: Totals

        struct Kinds<Value: Decodable>: Decodable {
            var quality: Value
            var importance: Value
        }

        struct Marked: Decodable {
            /// By assessor and criterion.
            var marks: Kinds<[[Int?]]>
            var met: [Bool?]
        }

        struct Result: Decodable {
            var quality: Double?
            var importance: Double?
            var quadrant: String?
            var complete: Bool
        }

        struct Totals: Decodable {
            var index: Double?
            var coverage: Double?
            var compliance: Double?
            var unknown: Int
        }
    }

    /// An inventory with what can be retired of it, and what overlaps.
    struct Inventory: Decodable {
        var seed: Int
        var systems: [Entry]
        var verdicts: [Verdict]
        var retires: [String]
        var expected: Expected

        struct Entry: Decodable {
            var id: String
            var name: String
            var cost: Double?
            var capability: String?
            var product: String?
            var supplier: String?
            var lifecycle: String?
            var contractEnd: String?
            /// By assessor.
            var quality: [Int]
            var importance: [Int]
            var units: [String]
            var processes: [String]
            var receivers: [String]
        }

        struct Verdict: Decodable {
            var one: String
            var two: String
            var isConfirmed: Bool

            init(from decoder: any Decoder) throws {
                var list = try decoder.unkeyedContainer()
                one = try list.decode(String.self)
                two = try list.decode(String.self)
                isConfirmed = try list.decode(Bool.self)
            }
        }

        struct Expected: Decodable {
            var disagreement: [Spreads]
            var candidates: [Candidate]
            var unpriced: [Candidate]
            var unassessed: Int
            var before: Figures
            var after: Figures
            var freed: [[Double]]
            var undated: Double
            var lost: [[String]]
            var orphaned: [[String]]
            var units: [String]
            var processes: [String]
            var capabilities: [String]
            var overlaps: [Overlap]
        }

        /// The mean deviation, and range and deviation of each criterion with two assessors.
        struct Spreads: Decodable {
            var mean: Double?
            var each: [[Double]]

            init(from decoder: any Decoder) throws {
                var list = try decoder.unkeyedContainer()
                mean = try list.decode(Double?.self)
                each = try list.decode([[Double]].self)
            }
        }

        struct Candidate: Decodable {
            var id: String
            var gain: Double?
            var freeFrom: String?
            var receivers: Int
            var overlaps: [String]
            var keep: String?
        }

        struct Figures: Decodable {
            var count: Int
            var cost: Double
            var unknownCosts: Int
            var index: Double?
            /// Count and cost.
            var quadrants: [String: [Double]]
        }

        struct Overlap: Decodable {
            var members: [String]
            var reasons: [String]
            var strength: Double
            var confirmed: Bool
            var saving: Double
        }
    }
}

/// Whether two figures are the same but for rounding, or both are not there.
func isClose(_ left: Double?, _ right: Double?) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    return abs(left - right) <= 1e-9
}
