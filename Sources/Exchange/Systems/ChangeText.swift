import Model

extension ImportVocabulary {
    /// A value in the vocabulary's words, as it is exported.
    func text(of value: System.Value, _ field: System.Field, _ language: Language) -> String {
        switch value {
        case .number(let number): Amount.written(number, language)
        case .day(let day): day.description
        case .truth(let truth): (truth ? yes : no).best(language)
        case .text(let text): field == .lifecycle ? lifecycle[text]?.best(language) ?? text : text
        }
    }
}

extension Headings {
    /// What an edit of an import does, on one short line: `Leverantör: Tieto → Tietoevry`. Empty for other edits.
    public func description(of edit: Edit, units: Table<Unit>, _ language: Language) -> String {
        func line(_ target: ImportTarget, _ from: String?, _ to: String?) -> String {
            let (before, after) = (ImportProblem.quoted(from ?? "—"), ImportProblem.quoted(to ?? "—"))
            return "\(title(target, language)): \(before) → \(after)"
        }
        switch edit {
        case .systemName(_, let change): return line(.name, change.from, change.to)
        case .systemField(_, let field, let change):
            func text(_ value: System.Value?) -> String? {
                guard let text = value.map({ vocabulary.text(of: $0, field, language) }) else { return nil }
                return field == .unit ? units[Identifier(text)]?.name ?? text : text
            }
            return line(.field(field), text(change.from), text(change.to))
        case .mark(_, let assessor, let criterion, let change):
            return line(.mark(assessor, criterion), change.from.map { "\($0.value)" }, change.to.map { "\($0.value)" })
        case .integration(_, let receiver, let change):
            func text(_ integration: Integration?) -> String? {
                integration.map { $0.data.isEmpty ? receiver.rawValue : "\(receiver) (\($0.data))" }
            }
            return line(.integrations, text(change.from), text(change.to))
        default: return ""
        }
    }
}
