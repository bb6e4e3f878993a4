import Foundation

/// What Oracle/oracle.py wrote: inputs, and the results that numpy and scipy came to.
struct Oracle: Decodable {
    var measurements: [Measurement]
    var portfolios: [Portfolio]
    /// Degrees of freedom and t(0.975).
    var t: [[Double]]

    static func read() throws -> Oracle {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        return try JSONDecoder().decode(
            Oracle.self, from: Data(contentsOf: folder.appending(path: "Oracle/expected.json")))
    }

    struct Measurement: Decodable {
        var name: String
        var instrument: [[Category]]
        var parents: [Int?]
        var threshold: Int
        var invited: [String: Int]
        var responses: [Response]
        var expected: Expected
    }

    struct Category: Decodable {
        var weight: Double
        var factors: [Double]
    }

    struct Response: Decodable {
        var unit: Int?
        var answers: [Int?]
    }

    struct Expected: Decodable {
        var whole: Group
        var units: [Group]
    }

    struct Group: Decodable {
        var respondents: Int
        var invited: Int?
        /// Estimates are score, deviation, low, high and n.
        var maturity: [Double?]
        var type: String?
        var dimensions: [[Double?]]
        var categories: [Part]
        var factors: [Part]
        var strengths: [Int]
        var weaknesses: [Int]
    }

    struct Part: Decodable {
        var estimate: [Double?]
        var alpha: Double?
        var agreement: Double?
        var counts: [Int]?
        var unanswered: Int?
    }

    struct Portfolio: Decodable {
        var weights: [[Double]]
        var systems: [System]
        var expected: PortfolioResult
    }

    struct System: Decodable {
        var marks: [[Int?]]
        var requirements: [Bool?]
    }

    struct PortfolioResult: Decodable {
        var systems: [SystemResult]
        var index: Double?
        var coverage: Double?
        var met: Int
        var unmet: Int
        var unknown: Int
        var compliance: Double?
    }

    struct SystemResult: Decodable {
        var quality: Double?
        var importance: Double?
        var quadrant: String?
        var complete: Bool
    }
}
