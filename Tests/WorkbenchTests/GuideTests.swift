import Library
import Model
import Testing

@testable import Workbench

@Suite struct GuideTests {
    /// The guide with the cursor at an exercise.
    private func guide(
        at id: Identifier<Guide.Exercise>, of organisation: Organisation? = nil, isReadOnly: Bool = false
    ) throws -> Fixture {
        var fixture = try Fixture(organisation ?? .measured(), isReadOnly: isReadOnly)
        fixture.press("6")
        let rows = GuideRow.rows(fixture.state.workspace.library.guides)
        let place = try #require(rows.firstIndex { if case .exercise(let it) = $0 { it.id == id } else { false } })
        for _ in 0..<place { fixture.press("j") }
        #expect(try pane(fixture).exercise(fixture.state.workspace)?.id == id)
        return fixture
    }

    private func pane(_ fixture: Fixture) throws -> GuidePane { try #require(fixture.state.pane as? GuidePane) }

    private func challenges(_ fixture: Fixture) -> [PlanItem] {
        fixture.organisation.plan.filter { $0.kind == .challenge }
    }

    // MARK: Content

    @Test("every exercise leads to a pane and a view that are there, and asks about a category that is")
    func places() throws {
        let library = try Library(folder: Fixture.repository)
        let categories = Set(try #require(library.instruments["dimios"]).categories.map(\.id))
        for exercise in library.guides.flatMap({ $0.steps.flatMap(\.exercises) }) {
            #expect(exercise.place.destination != nil, "\(exercise.id)")
            if let category = exercise.challenge?.category { #expect(categories.contains(category), "\(exercise.id)") }
        }
    }

    @Test("what exercises call factors and categories is what the instrument calls them", arguments: Language.allCases)
    func names(language: Language) throws {
        let library = try Library(folder: Fixture.repository)
        let instrument = try #require(library.instruments["dimios"])
        let names = Set((instrument.factors.map(\.name) + instrument.categories.map(\.name)).map { $0(language) })
        let exercises = library.guides.flatMap { $0.steps.flatMap(\.exercises) }
        let quoted: [String] =
            language == .swedish
            ? ["Gemensam riktning", "Balanserad portfölj", "Takt i leveransen", "Ledningen deltar", "Kompetens"]
            : ["Common direction", "Balanced portfolio", "Pace of delivery", "Leaders take part", "Skills supply"]
        for name in quoted {
            #expect(names.contains(name))
            #expect(exercises.contains { $0.text(language).contains(name) }, "\(name)")
        }
    }

    // MARK: Doing

    @Test("every exercise opens what it says, and the guide is where it was when one comes back")
    func openAll() throws {
        let library = try Library(folder: Fixture.repository)
        var organisation = try Organisation.measured()
        organisation.systems = [System(id: "ett", name: "Ett"), System(id: "två", name: "Två")]
        for exercise in library.guides.flatMap({ $0.steps.flatMap(\.exercises) }) {
            var fixture = try guide(at: exercise.id, of: organisation)
            fixture.press("Enter")
            #expect(fixture.state.pane.id == exercise.place.pane, "\(exercise.id)")
            for key in exercise.place.titleKeys ?? [] {
                #expect(fixture.screen.contains(fixture.state.workspace.strings(key)), "\(exercise.id): \(key)")
            }
            #expect(fixture.state.workspace.notice?.text.contains("6 går tillbaka") == true)
            fixture.press("6")
            #expect(try pane(fixture).exercise(fixture.state.workspace)?.id == exercise.id)
        }
    }

    @Test(
        "an exercise opens its view, whatever the pane showed before",
        arguments: [("spread", "units"), ("type", "type"), ("trend", "trend")]
            as [(Identifier<Guide.Exercise>, String)])
    func results(id: Identifier<Guide.Exercise>, view: String) throws {
        var fixture = try guide(at: id)
        fixture.press("3", "f", "j", "Enter", "6", "Enter")
        let results = try #require(fixture.state.pane as? ResultsPane)
        #expect(results.view.rawValue == view && results.subject == nil)
    }

    @Test("a system that is being assessed gives way to the portfolio")
    func portfolio() throws {
        var organisation = try Organisation.measured()
        organisation.systems = [System(id: "ett", name: "Ett")]
        var fixture = try guide(at: "retire", of: organisation)
        fixture.press("4", "b", "Tab", "Tab", "Enter")
        let systems = try #require(fixture.state.pane as? SystemsPane)
        #expect(systems.isOn(.candidates))
    }

    @Test("without systems, the exercise leads to where the first one is added")
    func noSystems() throws {
        var fixture = try guide(at: "retire")
        fixture.press("Enter", "a")
        #expect(fixture.state.pane.id == "systems" && fixture.state.layers.last is Prompt)
    }

    // MARK: Challenges

    @Test("a challenge becomes one line of the plan in the exercise's category, is shown beside it, and can be undone")
    func capture() throws {
        var fixture = try guide(at: "spread")
        #expect(fixture.screen.contains("Ingen utmaning än."))
        fixture.press("a")
        #expect(fixture.screen.contains("Vad förklarar skillnaden"))
        fixture.type("Ingen äger det mellan oss")
        fixture.press("Enter")
        let captured = challenges(fixture)
        #expect(captured.map(\.text) == ["Ingen äger det mellan oss"])
        #expect(captured.map(\.category) == ["organisation"])
        #expect(fixture.effects.contains { if case .append = $0 { true } else { false } })
        #expect(fixture.screen.contains("» Ingen äger det mellan oss") && fixture.screen.contains("» 1"))
        fixture.press("u")
        #expect(fixture.organisation.plan.isEmpty && fixture.screen.contains("Ingen utmaning än."))
        fixture.press("Ctrl-R")
        #expect(challenges(fixture) == captured)
    }

    @Test("a challenge about all is about no category, and is the one that the workshop's slide shows")
    func whole() throws {
        var fixture = try guide(at: "mine")
        fixture.press("a")
        fixture.type("För många möten")
        fixture.press("Enter")
        #expect(challenges(fixture).map(\.category) == [nil])
        #expect(fixture.screen.contains("hela organisationen"))
        fixture.press("5", "G", "k", "Enter")
        #expect(fixture.screen.contains("För många möten"))
    }

    @Test("an instrument that has no such category gives a challenge about all")
    func otherInstrument() throws {
        let fixture = try guide(at: "spread")
        let other = Guide.Challenge(
            question: Text(swedish: "Vad?", english: "What?"), category: Identifier("speed"))
        #expect(fixture.state.workspace.category(of: other) == nil)
    }

    @Test("nothing but blanks is no challenge; Esc writes nothing; read-only files refuse")
    func refused() throws {
        var fixture = try guide(at: "spread")
        fixture.press("a")
        fixture.type("  ")
        fixture.press("Enter")
        #expect(fixture.state.layers.count == 1)
        fixture.press("Esc")
        #expect(fixture.organisation.plan.isEmpty)
        var readOnly = try guide(at: "spread", isReadOnly: true)
        readOnly.press("a")
        readOnly.type("Något")
        readOnly.press("Enter")
        #expect(readOnly.organisation.plan.isEmpty && readOnly.state.workspace.notice?.isError == true)
    }

    // MARK: Reading

    @Test("the whole text of every line can be reached, in the smallest terminal and in both languages")
    func reading() throws {
        for language in Language.allCases {
            var fixture = try Fixture(.measured(), language: language, size: (60, 20))
            fixture.press("6")
            let rows = GuideRow.rows(fixture.state.workspace.library.guides)
            let area = GuideView.areas(View.paneArea((60, 20))).text
            for row in rows {
                var seen = ""
                for _ in 0..<8 {
                    seen += fixture.screen
                    fixture.press("Space")
                }
                for line in GuideText(row, fixture.state.workspace).lines(width: area.width)
                where !line.text.isEmpty {
                    #expect(seen.contains(line.text), "\(row.title(language)): \(line.text)")
                }
                fixture.press("j")
            }
        }
    }

    @Test("v leaps from step to step, V back, Enter goes in, and neither leaves the list")
    func leaping() throws {
        var fixture = try Fixture(.measured())
        fixture.press("6", "V")
        #expect(try pane(fixture).cursor.row == 0)
        fixture.press("v", "v")
        #expect(fixture.screen.contains("Vad forskningen") == false)
        let measuring = try #require(try pane(fixture).row(fixture.state.workspace))
        #expect(measuring.title.swedish == "Mätning")
        fixture.press("Enter")
        #expect(try pane(fixture).exercise(fixture.state.workspace)?.id == "open")
        fixture.press("V")
        #expect(try pane(fixture).row(fixture.state.workspace) == measuring)
        for _ in 0..<20 { fixture.press("v") }
        #expect(try pane(fixture).row(fixture.state.workspace)?.title.swedish == "5 Strategi")
    }

    @Test("text that was scrolled begins anew beside another line")
    func scrolling() throws {
        var fixture = try Fixture(.measured(), size: (60, 20))
        fixture.press("6", "j", "Space", "Space")
        #expect(try pane(fixture).top > 0)
        fixture.press("j")
        #expect(try pane(fixture).top == 0)
        fixture.press("k", "Space", "Backspace")
        #expect(try pane(fixture).top == 0)
    }

    // MARK: Tabs

    @Test(
        "the tabs fit beside the word for saved, all with names where there is room, else only the one on the screen",
        arguments: Language.allCases)
    func tabs(language: Language) throws {
        for (width, names) in [(60, 1), (80, 1), (100, 7), (120, 7)] {
            let fixture = try Fixture(.measured(), language: language, size: (width, 24))
            let head = try #require(fixture.screen.split(separator: "\n").first)
            let titles = fixture.state.panes.map { fixture.state.workspace.strings("pane.\($0.id)") }
            #expect(titles.count { head.contains($0) } == names, "\(head)")
            for digit in 1...7 { #expect(head.contains("\(digit)")) }
            #expect(head.contains("✓") && head.contains("Provkommun"), "\(head)")
        }
    }
}
