import Glibc

/// The environment's variables.
func currentEnvironment() -> [String: String] {
    var variables: [String: String] = [:]
    var entry = environ
    while let text = entry.pointee {
        let parts = String(cString: text).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
        entry += 1
    }
    return variables
}

/// Keeps only what tells of the terminal and its language, and takes the home folder from the system: a server may let
/// those who come choose their environment, and with it files, libraries' settings and descriptions of terminals.
func forgetEnvironment() {
    let kept = currentEnvironment().filter { $0.key == "TERM" || $0.key == "LANG" || $0.key.hasPrefix("LC_") }
    let home = getpwuid(getuid()).map { String(cString: $0.pointee.pw_dir) }
    clearenv()
    for (name, value) in kept where !value.contains("/") { setenv(name, value, 1) }
    if let home { setenv("HOME", home, 1) }
}
