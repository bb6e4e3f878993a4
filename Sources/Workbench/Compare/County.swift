/// A Swedish county on a map of tiles: its code in the register, its letters, and where its tile lies.
///
/// The tiles are as the counties lie, as far as squares can: north above south, coast beside inland.
struct County: Sendable {
    /// Two digits, as in the register.
    let code: String
    /// One or two letters.
    let letters: String
    /// The tile's place, from the upper left.
    let column: Int, row: Int

    private init(_ code: String, _ letters: String, _ column: Int, _ row: Int) {
        (self.code, self.letters, self.column, self.row) = (code, letters, column, row)
    }

    /// All twenty-one, by code.
    static let all: [County] = [
        County("01", "AB", 3, 5), County("03", "C", 3, 4),
        County("04", "D", 2, 5), County("05", "E", 2, 6),
        County("06", "F", 1, 6), County("07", "G", 1, 7),
        County("08", "H", 2, 7), County("09", "I", 4, 6),
        County("10", "K", 1, 8), County("12", "M", 0, 8),
        County("13", "N", 0, 6), County("14", "O", 0, 5),
        County("17", "S", 1, 4), County("18", "T", 1, 5),
        County("19", "U", 2, 4), County("20", "W", 2, 3),
        County("21", "X", 3, 3), County("22", "Y", 3, 2),
        County("23", "Z", 2, 2), County("24", "AC", 3, 1),
        County("25", "BD", 3, 0),
    ]
}
