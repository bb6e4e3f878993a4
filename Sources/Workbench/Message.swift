import Model
import Store
import Terminal

/// Something that happened.
public enum Message: Sendable {
    /// A key, a click or a new size.
    case event(Event)
    /// So many seconds have passed since some moment; sent while `State.isTimed`, and with what else happens then.
    case tick(Double)
    /// The journal holds our changes so far; others' changes that came in between are to be taken in.
    case saved(count: Int, foreign: [Change])
    /// The journal could not be written.
    case saveFailed(String)
    /// Others' changes arrived.
    case foreign([Change])
    /// What another process has on the wall; nil when it has nothing there.
    case presenting(PresentationFile?)
    /// Votes that are kept, among them those of processes that are gone.
    case votes(OpenVotes)
    /// The themes to choose from.
    case themes([ThemeFolders.Found])
    /// Work beside the loop is done: this takes in its result.
    case worked(@Sendable (inout State) -> [Effect])
    /// Something to tell, from the store.
    case notice(Notice)
}

/// A line for the user.
public struct Notice: Equatable, Sendable {
    /// The words.
    public var text: String
    /// Whether it tells of a failure.
    public var isError: Bool

    /// Takes both fields.
    public init(_ text: String, isError: Bool = false) {
        self.text = text
        self.isError = isError
    }
}
