import Glibc
import Model
import Synchronization

/// The code on a slip of paper that leads a respondent to their own answers: nine letters and digits, 44 bits, written
/// in threes.
public struct AccessCode: Equatable, Sendable {
    private let characters: String

    private static let length = 9

    /// Takes what somebody typed, however they wrote it; nil when it can be no code.
    public init?(typed text: String) {
        let characters = text.lowercased().filter { $0.isLetter || $0.isNumber }
        guard characters.count == Self.length, characters.allSatisfy(String.legible.contains) else { return nil }
        self.characters = characters
    }

    /// A code that nobody can foresee.
    public static func random() -> AccessCode {
        var random = SystemRandomNumberGenerator()
        return AccessCode(characters: .random(of: length, using: &random))
    }

    private init(characters: String) { self.characters = characters }

    /// As it is handed out: `k7f-m3q-9xd`.
    public var written: String {
        stride(from: 0, to: Self.length, by: 3)
            .map { String(characters.dropFirst($0).prefix(3)) }
            .joined(separator: "-")
    }

    /// What is kept of it. All codes of a measurement share their salt, so that one that is typed is hashed once and not
    /// once a respondent.
    public func hash(salt: String) -> String? {
        // The C function has one buffer for all.
        Self.hashing.withLock { _ in crypt(characters, "\(Self.method)\(salt)$").map { String(cString: $0) } }
    }

    /// The salt of the codes there are, or a new one for the first.
    public static func salt(of responses: Table<Response>) -> String {
        var random = SystemRandomNumberGenerator()
        return salts(of: responses).first ?? .random(of: 16, using: &random)
    }

    /// The respondent with this code; nil when there is none.
    func owner(among responses: Table<Response>) -> Identifier<Response>? {
        for salt in Self.salts(of: responses) {
            guard let hash = hash(salt: salt) else { continue }
            if let owner = responses.first(where: { $0.codeHash == hash }) { return owner.id }
        }
        return nil
    }

    private static func salts(of responses: Table<Response>) -> [String] {
        let parts = responses.compactMap { $0.codeHash?.split(separator: "$") }
        return Set(parts.filter { $0.count == 3 }.map { String($0[1]) }).sorted()
    }

    /// SHA-512 in 5000 rounds, as crypt(3) numbers it.
    private static let method = "$6$"
    private static let hashing = Mutex(())
}
