import Model

/// The public register of municipalities and counties.
public struct Register: Sendable {
    /// All municipalities, by code.
    public let municipalities: [RegisteredMunicipality]
    /// All counties, by code.
    public let counties: [RegisteredCounty]

    /// Reads `municipalities.csv` and `counties.csv` in a folder: comma-separated, no quotes, one header line.
    public init(folder: String) throws(LibraryError) {
        municipalities = try Register.rows(of: folder + "/municipalities.csv", columns: 6).map {
            RegisteredMunicipality(code: $0[0], name: $0[1], shortName: $0[2], countyCode: $0[3])
        }
        counties = try Register.rows(of: folder + "/counties.csv", columns: 3).map {
            RegisteredCounty(code: $0[0], name: $0[1], shortName: $0[2])
        }
    }

    /// The municipality with that name or short name, whatever the case; nil when the register has none. Those that
    /// call themselves «stad» are found by that too.
    public func municipality(named name: String) -> RegisteredMunicipality? {
        let word = name.lowercased()
        let wanted = word.hasSuffix(" stad") ? word.dropLast(5) + " kommun" : word
        return municipalities.first { $0.name.lowercased() == wanted || $0.shortName.lowercased() == wanted }
    }

    /// The county with that code; nil when the register has none.
    public func county(code: String) -> RegisteredCounty? { counties.first { $0.code == code } }

    /// The county that a region's name speaks of, «Region Västernorrland»; nil when the register has none.
    public func county(ofRegionNamed name: String) -> RegisteredCounty? {
        let name = name.lowercased()
        return counties.first { county in
            let short = county.shortName.lowercased()
            // Regions write some counties' names in full or with a word after: «Region Jönköpings län», «Region Jämtland
            // Härjedalen»; and one by an old name.
            return name == "region \(short)" || name == "region \(county.name.lowercased())"
                || name.hasPrefix("region \(short) ") || name == "\(short)sregionen" || name == "\(short)regionen"
                || (name == "region sörmland" && short == "södermanland")
        }
    }

    private static func rows(of file: String, columns: Int) throws(LibraryError) -> [[String]] {
        let lines = String(decoding: try readFile(file), as: UTF8.self)
            .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        var rows: [[String]] = []
        for (index, line) in lines.enumerated().dropFirst() where !line.isEmpty {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            guard cells.count == columns else {
                throw LibraryError(
                    file: file, line: index + 1, field: "",
                    problem: "\(columns) columns were expected, not \(cells.count)")
            }
            rows.append(cells)
        }
        return rows
    }
}
