/// What was typed after a command: words, options with a value, and flags.
struct Arguments {
    private(set) var words: [String] = []
    private var values: [String: [String]] = [:]
    private var flags: Set<String> = []

    /// Options may be written `--data DIR` or `--data=DIR`; `--` ends them.
    init(_ arguments: [String], for syntax: Syntax) throws(Failure) {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            guard argument.hasPrefix("-"), argument.count > 1 else {
                words.append(argument)
                continue
            }
            if argument == "--" {
                words += rest
                break
            }
            let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let name = parts[0] == "-o" ? "--output" : parts[0]
            if syntax.flags.contains(name), parts.count == 1 {
                flags.insert(name)
            } else if syntax.options.contains(name) {
                guard let value = parts.count == 2 ? parts[1] : rest.popFirst() else {
                    throw .usage("\(name) behöver ett värde", "\(name) needs a value")
                }
                values[name, default: []].append(value)
            } else {
                throw .usage("\(argument) är okänt här", "\(argument) is not known here")
            }
        }
        guard syntax.words.contains(words.count) else {
            guard let extra = words.last, words.count > syntax.words.upperBound else {
                let name = syntax.required.dropFirst(words.count).first ?? "…"
                throw .usage("\(name) saknas", "\(name) is missing")
            }
            throw .usage("«\(extra)» är för mycket", "«\(extra)» is too much")
        }
    }

    /// The value of an option, or nil where it was not given.
    subscript(_ option: String) -> String? { values[option]?.last }

    /// All values of an option that may be given several times.
    func all(_ option: String) -> [String] { values[option] ?? [] }

    /// Whether a flag was given.
    func has(_ flag: String) -> Bool { flags.contains(flag) }

    /// An option's value as a whole number within a range.
    func integer(_ option: String, in range: ClosedRange<Int>) throws(Failure) -> Int? {
        guard let text = self[option] else { return nil }
        guard let value = Int(text), range.contains(value) else {
            throw .usage(
                "\(option) tar ett heltal \(range.lowerBound)…\(range.upperBound), inte «\(text)»",
                "\(option) takes a whole number \(range.lowerBound)…\(range.upperBound), not «\(text)»")
        }
        return value
    }

    /// What a command takes.
    struct Syntax: Sendable {
        var words: ClosedRange<Int> = 0...0
        /// What the words that must be there are called.
        var required: [String] = []
        var options: Set<String> = []
        var flags: Set<String> = []
    }
}
