import Model

/// Answers as separated values that `ResponseImport` reads: semicolons, as Swedish spreadsheets expect.
public enum ResponseExport {
    /// One row a respondent. Names and addresses are there only when they are asked for.
    public static func csv(
        _ measurement: Measurement, instrument: Instrument, namingPersons: Bool = false
    ) -> String {
        let commented = instrument.factors.filter { factor in
            measurement.responses.contains { $0.comments[factor.id] != nil }
        }
        let header =
            ["id", "unit"] + (namingPersons ? ["name", "address"] : []) + instrument.factors.map(\.id.rawValue)
            + commented.map { "\($0.id.rawValue) comment" }
        let rows = measurement.responses.map { response in
            [response.id.rawValue, response.unit?.rawValue ?? ""]
                + (namingPersons ? [response.person?.name ?? "", response.person?.address ?? ""] : [])
                + instrument.factors.map { response.answers[$0.id].map { "\($0.digit)" } ?? "" }
                + commented.map { response.comments[$0.id] ?? "" }
        }
        return ([header] + rows).map { $0.map { CSV.written($0) }.joined(separator: ";") + "\r\n" }.joined()
    }
}
