import Glibc
import Model

extension SourceError {
    /// Why a file could not be read, by the system's number for it.
    public static func reading(_ path: String, _ code: Int32) -> SourceError {
        let reason = reason(code)
        return SourceError(
            code == ENOENT ? .noSuchFile : .machine, file: path,
            problem: code == ENOENT
                ? Text(swedish: "filen finns inte", english: "there is no such file")
                : Text(
                    swedish: "kan inte läsas (\(reason.swedish))", english: "cannot be read (\(reason.english))"),
            remedy: Text(swedish: "rätta sökvägen", english: "correct the path"))
    }

    /// Why a file could not be written, by the system's number for it.
    public static func writing(_ path: String, _ code: Int32) -> SourceError {
        let reason = reason(code)
        return SourceError(
            .machine, file: path,
            problem: Text(
                swedish: "kan inte skrivas (\(reason.swedish))", english: "cannot be written (\(reason.english))"),
            remedy: Text(swedish: "välj en annan plats", english: "choose another place"))
    }

    private static func reason(_ code: Int32) -> Text {
        switch code {
        case ENOENT: return Text(swedish: "mappen finns inte", english: "there is no such folder")
        case ENOTDIR: return Text(swedish: "en del av sökvägen är ingen mapp", english: "part of the path is no folder")
        case EISDIR: return Text(swedish: "det är en mapp", english: "it is a folder")
        case EACCES, EPERM: return Text(swedish: "du har inte rätt till det", english: "you may not")
        case EROFS: return Text(swedish: "disken kan bara läsas", english: "the disk can only be read")
        case ENOSPC: return Text(swedish: "disken är full", english: "the disk is full")
        default:
            let reason = String(cString: strerror(code))
            return Text(swedish: reason, english: reason)
        }
    }
}
