import Glibc
import JSON

/// What is on the wall now, told to other processes by a file in the organisation's folder: `.presenting`. It is no part
/// of what is kept, and gone when the slides are.
public struct PresentationFile: Equatable, Sendable {
    /// The slide.
    public var slide: String
    /// The slide after it; nil at the last.
    public var next: String?
    /// Whether the result of the statement is shown.
    public var isRevealed: Bool
    /// Whether the wall is dark.
    public var isBlank: Bool

    /// How many votes are in that are not shown yet; nil while there is no vote.
    public var hiddenVotes: Int?

    /// Takes all fields.
    public init(slide: String, next: String?, isRevealed: Bool, isBlank: Bool, hiddenVotes: Int? = nil) {
        self.slide = slide
        self.next = next
        self.isRevealed = isRevealed
        self.isBlank = isBlank
        self.hiddenVotes = hiddenVotes
    }

    private static func path(_ folder: String) -> String { "\(folder)/.presenting" }

    /// Tells others; nil that the slides are down. Whatever goes wrong, the slides go on.
    public static func tell(_ position: PresentationFile?, folder: String) {
        guard let position else {
            unlink(path(folder))
            return
        }
        var members: [String: JSON] = [
            "format": 1, "slide": .string(position.slide), "revealed": .bool(position.isRevealed),
            "blank": .bool(position.isBlank), "process": .integer(Int(getpid())),
        ]
        members["next"] = position.next.map(JSON.string)
        members["hidden"] = position.hiddenVotes.map(JSON.integer)
        try? FileSystem.real.replace(path(folder), with: Array(JSON.object(members).canonical().utf8))
    }

    /// What is on the wall; nil where nothing is, also where the process that showed it was killed.
    public static func read(folder: String) -> PresentationFile? {
        guard let bytes = try? FileSystem.read(path(folder)), let json = try? JSON.parse(bytes), json["format"] == 1,
            case .string(let slide)? = json["slide"], case .integer(let process)? = json["process"],
            let id = pid_t(exactly: process), id > 0, kill(id, 0) == 0 || errno == EPERM
        else { return nil }
        var next: String?
        if case .string(let text)? = json["next"] { next = text }
        var hidden: Int?
        if case .integer(let count)? = json["hidden"] { hidden = count }
        return PresentationFile(
            slide: slide, next: next, isRevealed: json["revealed"] == true, isBlank: json["blank"] == true,
            hiddenVotes: hidden)
    }
}
