/// Swedish alphabetical order: å, ä and ö come last, case and other accents make no difference.
enum Collation {
    /// Compares as the text sorts.
    static func key(_ text: String) -> [UInt32] {
        text.lowercased().unicodeScalars.map { scalar in
            switch scalar {
            case "å": 0x7B
            case "ä", "æ": 0x7C
            case "ö", "ø": 0x7D
            case "é", "è", "ê", "ë": 0x65
            case "á", "à", "â", "ã": 0x61
            case "ü", "ú", "ù", "û": 0x75
            default: scalar.value
            }
        }
    }
}
