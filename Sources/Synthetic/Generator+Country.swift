import Glibc
import Model

extension Generator {
    /// How many public bodies of each kind there are in Sweden, about: 290 municipalities and 21 regions; agencies as
    /// in Statistics Sweden's register of agencies; publicly owned companies with staff, rounded.
    private static let country: [(kind: Organisation.Kind, name: String, count: Int)] = [
        (.municipality, "Provkommun", 290), (.region, "Provregion", 21), (.agency, "Provmyndighet", 340),
        (.company, "Provbolag", 849),
    ]
    /// Regions of the third level that the European Union counts in, about: what municipalities beyond the country's
    /// belong to.
    private static let farRegions = 1_200

    /// The nth public body of an invented country, from 1, whose counties have as many municipalities as `counties`
    /// names each. Those beyond the country's 1,500 are municipalities elsewhere. The same number is always the same
    /// body.
    public static func body(_ number: Int, seed: UInt64, counties: [String]) -> Organisation.Profile {
        var random = SplitMix(seed: seed &+ UInt64(number) &* 0x9E37_79B9)
        var place = number - 1
        for group in country {
            guard place >= group.count else {
                let county =
                    switch group.kind {
                    case .agency: String?.none
                    // A county has a region.
                    case .region: Set(counties).sorted()[place % Set(counties).count]
                    default: counties[place % counties.count]
                    }
                return body(group.kind, group.name, place + 1, county: county, &random)
            }
            place -= group.count
        }
        let region = "x\(1 + place % farRegions)"
        return body(.municipality, "Provkommun", country[0].count + place + 1, county: region, &random)
    }

    private static func body(
        _ kind: Organisation.Kind, _ name: String, _ number: Int, county: String?, _ random: inout SplitMix
    ) -> Organisation.Profile {
        // Municipalities are mostly small: half have fewer than about 16,000, one in twenty more than 100,000.
        let spread = exp(random.normal() * 1.1)
        let population: Int? =
            switch kind {
            case .municipality: Int(16_000 * spread) + 900
            case .region: Int(300_000 * spread) + 60_000
            case .agency, .company: nil
            }
        let name = "\(name) \(number)"
        return Organisation.Profile(
            slug: Organisation.Profile.slug(for: name), name: name, kind: kind, countyCode: county,
            population: population, isGenerated: true)
    }
}
