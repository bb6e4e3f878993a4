import Foundation
import Library
import Model
import Testing

/// The folder that holds `Data`.
let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

@Suite struct LibraryTests {
    private let library: Library
    private let register: Register

    init() throws {
        library = try Library(folder: root.path)
        register = try library.register()
    }

    @Test("every file of data loads, and none is left out")
    func everyFile() throws {
        let instruments = Library.files(in: root.path + "/Data/instruments")
        #expect(library.instruments.count == instruments.count && library.instruments["pulse"] != nil)
        #expect(Library.files(in: root.path + "/Data/methods").count == 1)
        #expect(Library.files(in: root.path + "/Data/benchmarks").count == 1)
        #expect(Library.files(in: root.path + "/Data/guides").count == library.guides.count)
        for language in Language.allCases { #expect(try !library.strings(language).texts.isEmpty) }
    }

    @Test("a folder that is not there has no files") func noFolder() { #expect(Library.files(in: "/nowhere").isEmpty) }

    // MARK: Instruments

    @Test("thirty statements are two dimensions of three categories of five factors")
    func thirty() throws {
        let instrument = try #require(library.instruments["dimios"])
        #expect(instrument.dimensions.map(\.categories.count) == [3, 3])
        #expect(instrument.categories.map(\.factors.count) == [5, 5, 5, 5, 5, 5])
        #expect(instrument.factors.count == 30)
    }

    @Test("the pulse is ten of the thirty statements, five a dimension, in the same words")
    func pulse() throws {
        let whole = try #require(library.instruments["dimios"])
        let pulse = try #require(library.instruments["pulse"])
        #expect(pulse.dimensions.map { $0.categories.flatMap(\.factors).count } == [5, 5])
        for factor in pulse.factors { #expect(whole.factors.contains(factor), "\(factor.id)") }
        for category in pulse.categories {
            let original = try #require(whole.categories.first { $0.id == category.id })
            #expect(original.name == category.name && original.description == category.description)
        }
        #expect(pulse.scale == whole.scale && pulse.types == whole.types && pulse.advice == whole.advice)
        #expect(pulse.stem == whole.stem)
    }

    @Test("the scale's Swedish ends are the instrument's own", arguments: ["dimios", "pulse"])
    func scale(id: Identifier<Instrument>) throws {
        let scale = try #require(library.instruments[id]).scale
        #expect(scale.labels.first?.swedish == "stämmer inte alls" && scale.labels.last?.swedish == "stämmer helt")
        #expect(scale.unknown.swedish == "vet ej")
        for language in Language.allCases { #expect(Set(scale.labels.map { $0(language) }).count == 6) }
    }

    @Test("there is one piece of advice for each category and type", arguments: ["dimios", "pulse"])
    func advice(id: Identifier<Instrument>) throws {
        let instrument = try #require(library.instruments[id])
        for category in instrument.categories {
            for type in instrument.types {
                let found = instrument.advice.filter { $0.category == category.id && $0.type == type.id }
                #expect(found.count == 1, "\(category.id) \(type.id)")
            }
        }
        #expect(instrument.types.map(\.id) == ["A", "B", "C", "D"])
    }

    @Test(
        "statements complete the stem and end as sentences, each its own, in both languages",
        arguments: Language.allCases)
    func statements(language: Language) throws {
        let instrument = try #require(library.instruments["dimios"])
        let statements = instrument.factors.map { $0.statement(language) }
        #expect(statements.allSatisfy { $0.hasPrefix("… ") && $0.hasSuffix(".") })
        #expect(Set(statements).count == 30)
        #expect(Set(instrument.factors.map { $0.name(language) }).count == 30)
        #expect(instrument.stem(language).hasSuffix(" …"))
        // Axes have room for no more.
        #expect(instrument.factors.allSatisfy { $0.name(language).count <= 22 })
    }

    @Test("no text has blanks at its ends, two in a row, or the other language's words", arguments: Language.allCases)
    func texts(language: Language) throws {
        var texts: [Text] = []
        for instrument in library.instruments {
            texts += instrument.scale.labels + [instrument.name, instrument.source, instrument.stem]
            texts += instrument.dimensions.flatMap { [$0.name, $0.description] }
            texts += instrument.categories.flatMap { [$0.name, $0.description] }
            texts += instrument.factors.flatMap { [$0.name, $0.statement, $0.help] }
            texts += instrument.types.flatMap { [$0.name, $0.description, $0.advice] } + instrument.advice.map(\.text)
        }
        texts += (library.method.quality + library.method.importance).flatMap { [$0.name, $0.question] + $0.scale }
        texts += library.benchmarks.flatMap { [$0.name, $0.source, $0.note] }
        texts += library.guides.flatMap(Self.texts)
        for text in texts.map({ $0(language) }) {
            #expect(text == text.trimmingCharacters(in: .whitespacesAndNewlines) && !text.contains("  "), "\(text)")
            let words = Set(text.lowercased().split { !$0.isLetter }.map(String.init))
            let foreign: Set<String> =
                switch language {
                case .swedish: ["the", "and", "of", "is", "with", "that"]
                case .english: ["och", "att", "är", "som", "det", "inte", "vi"]
                }
            #expect(words.isDisjoint(with: foreign), "\(text)")
        }
    }

    // MARK: Method and figures

    @Test("a system is judged by eight criteria of quality and six of importance, each on five steps")
    func method() {
        #expect(library.method.quality.count == 8 && library.method.importance.count == 6)
        let criteria = library.method.quality + library.method.importance
        #expect(Set(criteria.map(\.id)).count == 14)
        for criterion in criteria {
            for language in Language.allCases { #expect(Set(criterion.scale.map { $0(language) }).count == 5) }
        }
    }

    @Test(
        "the published national figures are there, with their year and source",
        arguments: [
            ("report-2020-before", 2019, 41, .measured, "2020"), ("report-2020", 2020, 47, .measured, "2020"),
            ("national-2021-before", 2020, 53, .measured, "2021"), ("national-2021", 2021, 51, .measured, "2021"),
            ("esf-2021", 2021, 48, .measured, "ESF"), ("goal-2023", 2023, 55, .goal, "ESF"),
            ("example-2022", 2022, 56, .example, "kommun"),
        ] as [(Identifier<Benchmark>, Int, Double, Benchmark.Kind, String)])
    func figure(id: Identifier<Benchmark>, year: Int, score: Double, kind: Benchmark.Kind, source: String) throws {
        let benchmark = try #require(library.benchmarks.first { $0.id == id })
        #expect(benchmark.year == year && benchmark.score == Score(score) && benchmark.kind == kind)
        #expect(benchmark.source.swedish.contains(source))
    }

    @Test("the figure to compare with was measured: 51 % in 2021, not a goal and not an example")
    func nationalFigure() { #expect(library.nationalFigure?.id == "national-2021") }

    // MARK: Guides

    @Test("the method has its five steps, and the course an introduction and the four foci, in order")
    func guides() {
        #expect(library.guides.map(\.id) == ["method", "course"])
        #expect(
            library.guides.map { $0.steps.map(\.id.rawValue) } == [
                ["anchoring", "measuring", "analysis", "action", "follow-up"],
                ["introduction", "digitalisation", "governance", "organising", "strategy"],
            ])
    }

    @Test("every step of the method says why, what to do, who and what to look out for; every week has its questions")
    func sections() {
        let wanted: [Identifier<Guide>: Set<String>] = [
            "method": ["Syfte", "Att göra", "Vilka som är med", "Fallgropar"],
            "course": ["Veckans fokus", "Vad forskningen har funnit", "Att diskutera på fredag"],
        ]
        for guide in library.guides {
            for step in guide.steps {
                #expect(wanted[guide.id]?.isSubset(of: step.sections.map(\.title.swedish)) == true, "\(step.id)")
                #expect((3...4).contains(step.exercises.count), "\(step.id)")
                #expect(step.exercises.contains { $0.challenge != nil }, "\(step.id)")
            }
        }
    }

    @Test("what research has found names its source")
    func findings() {
        let findings = library.guides.flatMap { $0.steps.flatMap(\.sections) }
            .filter { $0.title.swedish.hasPrefix("Vad forskningen") || $0.title.swedish.hasPrefix("Vad andra") }
        #expect(findings.count >= 8 && findings.allSatisfy { $0.source != nil })
    }

    @Test("no two texts of the guides' steps and exercises are the same", arguments: Language.allCases)
    func distinct(language: Language) {
        let exercises = library.guides.flatMap { $0.steps.flatMap(\.exercises) }
        #expect(Set(exercises.map { $0.text(language) }).count == exercises.count)
        #expect(Set(exercises.map { $0.title(language) }).count == exercises.count)
        // The list has room for no more.
        for exercise in exercises { #expect(exercise.title(language).count <= 26, "\(exercise.title(language))") }
    }

    private static func texts(of guide: Guide) -> [Text] {
        var texts = [guide.name, guide.about, guide.source]
        for step in guide.steps {
            texts.append(step.title)
            for section in step.sections {
                texts += [section.title] + section.points + [section.text, section.source].compactMap(\.self)
            }
            for exercise in step.exercises {
                texts += [exercise.title, exercise.text] + (exercise.challenge.map { [$0.question] } ?? [])
            }
        }
        return texts
    }

    // MARK: Register

    @Test("the register has 290 municipalities in 21 counties, none twice")
    func register290() {
        #expect(register.municipalities.count == 290 && register.counties.count == 21)
        #expect(Set(register.municipalities.map(\.code)).count == 290)
        #expect(Set(register.municipalities.map(\.shortName)).count == 290)
        for municipality in register.municipalities {
            #expect(municipality.code.count == 4 && municipality.code.hasPrefix(municipality.countyCode))
            #expect(register.county(code: municipality.countyCode) != nil, "\(municipality)")
        }
    }

    @Test(
        "a municipality is found by its names, whatever the case",
        arguments: ["Sundsvalls kommun", "Sundsvall", "SUNDSVALLS KOMMUN", "sundsvall", "Sundsvalls stad"])
    func sundsvall(name: String) throws {
        let municipality = try #require(register.municipality(named: name))
        #expect(municipality.code == "2281" && municipality.name == "Sundsvalls kommun")
        #expect(register.county(code: municipality.countyCode)?.name == "Västernorrlands län")
    }

    @Test("what is no municipality is none", arguments: ["", "Rymden", "kommun", "sund"])
    func unknown(name: String) { #expect(register.municipality(named: name) == nil) }

    @Test(
        "every region is found in its county by what it calls itself",
        arguments: [
            ("Region Stockholm", "01"), ("Region Uppsala", "03"), ("Region Sörmland", "04"),
            ("Region Östergötland", "05"), ("Region Jönköpings län", "06"), ("Region Kronoberg", "07"),
            ("Region Kalmar län", "08"), ("Region Gotland", "09"), ("Region Blekinge", "10"), ("Region Skåne", "12"),
            ("Region Halland", "13"), ("Västra Götalandsregionen", "14"), ("Region Värmland", "17"),
            ("Region Örebro län", "18"), ("Region Västmanland", "19"), ("Region Dalarna", "20"),
            ("Region Gävleborg", "21"), ("Region Västernorrland", "22"), ("Region Jämtland Härjedalen", "23"),
            ("Region Västerbotten", "24"), ("REGION NORRBOTTEN", "25"),
        ])
    func region(name: String, code: String) { #expect(register.county(ofRegionNamed: name)?.code == code) }

    @Test("a county is not a region", arguments: ["Skåne", "Region", "Region Ale"])
    func noRegion(name: String) { #expect(register.county(ofRegionNamed: name) == nil) }
}
