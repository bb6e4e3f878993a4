import Exchange
import Library
import Model
import Store
import Synthetic
import Terminal

/// Why a command could not do its work, and the exit code that says so (those of `sysexits.h`).
struct Failure: Error {
    /// 64 wrong use, 65 bad data, 66 no such file, 74 input or output.
    let code: Int32
    let description: Text

    static func usage(_ swedish: String, _ english: String) -> Failure {
        Failure(code: 64, description: Text(swedish: swedish, english: english))
    }
    static func usage(_ problem: String) -> Failure { Failure(code: 64, description: problem) }
    static func data(_ problem: String) -> Failure { Failure(code: 65, description: problem) }
    static func missing(_ problem: String) -> Failure { Failure(code: 66, description: problem) }
    static func io(_ problem: String) -> Failure { Failure(code: 74, description: problem) }

    /// What a module's error means at the command line.
    init(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let error as StoreError:
            let code: Int32 =
                switch error.kind {
                case .noSuchFile: 66
                case .badData, .newer: 65
                case .io, .readOnly: 74
                case .exists, .usage: 64
                }
            self.init(code: code, description: "\(error)")
        case let error as SourceError:
            let code: Int32 =
                switch error.kind {
                case .badData: 65
                case .noSuchPart: 64
                case .noSuchFile: 66
                case .machine: 74
                }
            let description = Text(
                swedish: error.description(in: .swedish), english: error.description(in: .english))
            self.init(code: code, description: description)
        case let error as LibraryError: self.init(code: 65, description: "\(error)")
        case let error as ThemeError: self.init(code: 65, description: "\(error)")
        case let error as SyntheticError: self.init(code: 65, description: "\(error)")
        case let error as ScreenError: self.init(code: 64, description: "\(error)")
        default: self.init(code: 70, description: "\(error)")
        }
    }

    private init(code: Int32, description: Text) {
        self.code = code
        self.description = description
    }

    private init(code: Int32, description: String) {
        self.init(code: code, description: Text(swedish: description, english: description))
    }
}
