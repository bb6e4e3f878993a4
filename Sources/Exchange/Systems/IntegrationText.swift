import Model

/// The systems that a system hands data to, in one cell: `lon: personuppgifter; ekonomi`. A backslash stands before
/// what would separate.
enum IntegrationText {
    /// What a cell says: whom, and what is handed over.
    static func read(_ text: String) -> [(receiver: String, data: String)] {
        let hasMarks = text.contains { $0 == ";" || $0 == ":" || $0.isNewline }
        var parts: [(receiver: String, data: String)] = []
        var receiver: String?
        var piece = ""
        var isEscaped = false
        func endPart() {
            let (whom, what) = (CellText.read(receiver ?? piece), receiver == nil ? "" : CellText.read(piece))
            if !whom.isEmpty { parts.append((whom, what)) }
            (receiver, piece) = (nil, "")
        }
        for character in text {
            if isEscaped {
                piece.append(character == "n" ? "\n" : character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == ";" || character.isNewline || (character == "," && !hasMarks) {
                endPart()
            } else if character == ":", receiver == nil {
                (receiver, piece) = (piece, "")
            } else {
                piece.append(character)
            }
        }
        endPart()
        return parts
    }

    /// Text that `read` understands.
    static func written(_ integrations: Table<Integration>) -> String {
        integrations.map { integration in
            let data = escaped(integration.data)
            return escaped(integration.id.rawValue) + (data.isEmpty ? "" : ": " + data)
        }.joined(separator: "; ")
    }

    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text {
            if character.isNewline {
                escaped += "\\n"
            } else {
                if [";", ":", ",", "\\"].contains(character) { escaped += "\\" }
                escaped.append(character)
            }
        }
        return escaped
    }
}
