import Glibc
import Library
import Model
import Store
import Terminal
import Workbench

extension Subcommand {
    static let respond = Subcommand(
        "respond", "ORG [--as RESPONDENT] [--measurement ID] [--idle SECONDS]",
        "Visar en respondents enkät och inget annat: för SSH med ett tvingat kommando.",
        "Shows one respondent's survey and nothing else: for SSH with a forced command.", words: 1...1,
        options: ["--as", "--measurement", "--idle"], isForStrangers: true
    ) { context, arguments in
        try requireTerminal(context)
        let idle = try arguments.integer("--idle", in: 1...86400) ?? 1800
        let store = try context.open(arguments.words[0])
        guard !store.isReadOnly else {
            throw Failure.io(context.strings("respond.read-only", store.warnings.first ?? ""))
        }
        let organisation = store.organisation
        let measurement = arguments["--measurement"]
        let seat = try arguments["--as"].map { name in
            guard let seat = Seat(of: Identifier(name), in: organisation, measurement: measurement) else {
                throw Failure.missing(context.strings("respond.no-such-respondent", name))
            }
            return seat
        }
        // The program's own alone: a theme is a file.
        let themes = ThemeFolders([context.folder + "/Themes"])
        let name = arguments["--theme"] ?? "dark"
        let theme = try themes.read(name)
        let state = RespondState(
            organisation: organisation, seat: seat, library: context.library, strings: context.strings, theme: name,
            themes: themes.all().map(\.name), today: Context.today)
        let screen = try Screen(theme: theme)
        if !screen.hasColours { screen.use(try themes.read("mono")) }
        var program = RespondProgram(
            state: state, store: store, screen: screen, themes: themes, measurement: measurement,
            idleTime: .seconds(idle))
        let isAsked = program.run()
        screen.close()
        if !isAsked { complain(context.strings("respond.idle", "\(max(1, idle / 60))")) }
    }

    static let invite = Subcommand(
        "invite", "ORG [--measurement ID] [--unit UNIT] --count N | --named | --renew RESPONDENT",
        "Gör enkäter med koder att dela ut, eller ger namngivna respondenter en kod. Koderna visas bara här.",
        "Makes surveys with codes to hand out, or gives named respondents a code. The codes are shown only here.",
        words: 1...1, options: ["--measurement", "--unit", "--count", "--renew"], flags: ["--named"]
    ) { context, arguments in
        let store = try context.open(arguments.words[0])
        guard !store.isReadOnly else { throw Failure.io(context.strings("notice.read-only")) }
        let organisation = store.organisation
        let measurement = try invited(in: organisation, context, named: arguments["--measurement"])
        let unit = try arguments["--unit"].map { try Subcommand.unit($0, in: organisation, context) }
        let count = try arguments.integer("--count", in: 1...10000)
        let sheets: [Response]
        switch (count, arguments.has("--named"), arguments["--renew"]) {
        case (let count?, false, nil): sheets = fresh(count, unit: unit?.id, in: measurement)
        case (nil, true, nil):
            sheets = measurement.responses.filter {
                $0.person != nil && $0.codeHash == nil && (unit == nil || $0.unit == unit?.id)
            }
            guard !sheets.isEmpty else { throw Failure.missing(context.strings("respond.invite.nobody")) }
        case (nil, false, let name?):
            guard let known = measurement.responses[Identifier(name)] else {
                throw Failure.missing(
                    context.strings("respond.invite.no-such-respondent", name, measurement.id.rawValue))
            }
            sheets = [known]
        default: throw Failure.usage(context.strings("respond.invite.usage"))
        }
        let salt = AccessCode.salt(of: measurement.responses)
        var edits: [Edit] = []
        var lines: [String] = []
        for sheet in sheets {
            let code = AccessCode.random()
            guard let hash = code.hash(salt: salt) else { throw Failure.io(context.strings("respond.invite.unhashed")) }
            var coded = sheet
            coded.codeHash = hash
            edits.append(
                .response(measurement.id, sheet.id, Replacement(from: measurement.responses[sheet.id], to: coded)))
            let unitName = sheet.unit.flatMap { organisation.units[$0]?.name }
            lines.append([code.written, unitName, sheet.person?.name].compactMap(\.self).joined(separator: "\t"))
        }
        if let unit, count != nil { edits += invitation(of: unit.id, sheets.count, in: measurement) }
        _ = try store.append([Change(edits)])
        try write(lines.joined(separator: "\n") + "\n")
        complain(
            context.strings(
                "respond.invite.done", "\(lines.count)", measurement.id.rawValue, organisation.profile.name))
    }

    /// Sheets without answers, by random identifiers: their order tells nothing of who was given which.
    private static func fresh(_ count: Int, unit: Identifier<Unit>?, in measurement: Measurement) -> [Response] {
        var random = SystemRandomNumberGenerator()
        var taken = Set(measurement.responses.map(\.id))
        return (0..<count).map { _ in
            let id = Identifier<Response>.random(using: &random, isTaken: taken.contains)
            taken.insert(id)
            return Response(id: id, unit: unit)
        }
    }

    /// The unit has at least as many invited as there are codes.
    private static func invitation(of unit: Identifier<Unit>, _ count: Int, in measurement: Measurement) -> [Edit] {
        let coded = measurement.responses.count { $0.unit == unit && $0.codeHash != nil } + count
        var header = measurement.header
        header.invited[unit] = max(header.invited[unit] ?? 0, coded)
        guard header != measurement.header else { return [] }
        return [.measurement(measurement.id, Replacement(from: measurement.header, to: header))]
    }

    /// The measurement named, or the latest that is not closed.
    private static func invited(
        in organisation: Organisation, _ context: Context, named name: String?
    ) throws -> Measurement {
        if let name { return try context.measurement(name, in: organisation) }
        let latest = organisation.measurements.filter { $0.header.status != .closed }
            .max { ($0.header.year, $0.id) < ($1.header.year, $1.id) }
        guard let latest else { throw Failure.usage(context.strings("respond.invite.none-open")) }
        return latest
    }

    /// A unit by its identifier or its name.
    private static func unit(_ name: String, in organisation: Organisation, _ context: Context) throws -> Unit {
        let units = organisation.units.active
        if let unit = units[Identifier(name)] { return unit }
        guard let unit = units.first(where: { $0.name.lowercased() == name.lowercased() }) else {
            let there = units.map(\.name).joined(separator: ", ")
            throw Failure.missing(context.strings("respond.invite.no-such-unit", name, there))
        }
        return unit
    }
}
