/// The languages that mogna speaks.
public enum Language: String, CaseIterable, Sendable {
    /// Swedish, the default.
    case swedish = "sv"
    /// English.
    case english = "en"
}

/// One text in both languages.
public struct Text: Hashable, Sendable {
    /// The Swedish wording.
    public var swedish: String
    /// The English wording.
    public var english: String

    /// Takes both wordings.
    public init(swedish: String, english: String) {
        self.swedish = swedish
        self.english = english
    }

    /// The wording in `language`.
    public func callAsFunction(_ language: Language) -> String {
        switch language {
        case .swedish: swedish
        case .english: english
        }
    }
}
