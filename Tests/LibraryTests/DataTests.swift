import Foundation
import JSON
import Model
import Testing

@testable import Library

/// The files that come with the program.
@Suite struct DataTests {
    static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    private func library() throws -> Library { try Library(folder: Self.repository) }

    @Test("every instrument in the folder loads: the thirty statements and the pulse")
    func instruments() throws {
        let library = try library()
        #expect(library.instruments.map(\.id) == ["dimios", "pulse"])
        #expect(library.instruments.count == Library.files(in: Self.repository + "/Data/instruments").count)
    }

    @Test("thirty statements: two dimensions of three categories of five factors")
    func thirty() throws {
        let instrument = try #require(try library().instruments["dimios"])
        #expect(instrument.dimensions.map { $0.categories.count } == [3, 3])
        #expect(instrument.categories.map { $0.factors.count } == [5, 5, 5, 5, 5, 5])
        #expect(
            instrument.categories.map(\.id)
                == ["efficiency", "innovation", "balancing", "infrastructure", "organisation", "users"])
        #expect(instrument.factors.allSatisfy { $0.weight == 1 })
    }

    @Test("the pulse is ten of the thirty, word for word, five a dimension")
    func pulse() throws {
        let library = try library()
        let pulse = try #require(library.instruments["pulse"])
        let whole = try #require(library.instruments["dimios"])
        #expect(pulse.dimensions.map { $0.categories.flatMap(\.factors).count } == [5, 5])
        #expect(pulse.factors.allSatisfy(whole.factors.contains))
        #expect(pulse.scale == whole.scale && pulse.stem == whole.stem && pulse.types == whole.types)
        for category in pulse.categories {
            #expect(whole.categories.contains { $0.id == category.id && $0.name == category.name })
        }
    }

    @Test("there is one advice for each category and type", arguments: ["dimios", "pulse"] as [Identifier<Instrument>])
    func advice(id: Identifier<Instrument>) throws {
        let instrument = try #require(try library().instruments[id])
        let pairs = instrument.advice.map { "\($0.category) \($0.type)" }
        let wanted = instrument.categories.flatMap { category in instrument.types.map { "\(category.id) \($0.id)" } }
        #expect(pairs.sorted() == wanted.sorted())
        #expect(Set(instrument.advice.map(\.text)).count == instrument.advice.count)
    }

    @Test("types are low/low A, low/high B, high/low C and high/high D")
    func types() throws {
        for instrument in try library().instruments {
            #expect(instrument.types.map(\.id) == ["A", "B", "C", "D"])
            #expect(instrument.types.map(\.hasHighCapability) == [false, false, true, true])
            #expect(instrument.types.map(\.hasHighHeritage) == [false, true, false, true])
        }
    }

    @Test("every statement goes on from the stem, in both languages")
    func stems() throws {
        for instrument in try library().instruments {
            #expect(instrument.stem == Text(swedish: "Som organisation …", english: "As an organisation …"))
            for factor in instrument.factors {
                for language in Language.allCases {
                    let statement = factor.statement(language)
                    #expect(statement.hasPrefix("… ") && statement.hasSuffix("."), "\(factor.id)")
                    #expect(factor.name(language).count <= 24, "\(factor.id) does not fit on an axis")
                }
            }
        }
    }

    @Test("eight criteria of quality and six of importance, with five marks each")
    func method() throws {
        let method = try library().method
        #expect(
            method.quality.map(\.id) == [
                "technical-condition", "maintainability", "information-security", "integration", "open-standards",
                "data-ownership", "user-satisfaction", "lock-in",
            ])
        #expect(
            method.importance.map(\.id) == [
                "mission-criticality", "users-reached", "process-reach", "legal-duty", "resident-impact",
                "information-value",
            ])
        #expect((method.quality + method.importance).allSatisfy { $0.weight == 1 && $0.scale.count == 5 })
    }

    @Test("the published figures stand with their years and sources, in order of time")
    func benchmarks() throws {
        let benchmarks = try library().benchmarks
        let measured = benchmarks.filter { $0.kind == .measured }
        #expect(measured.map(\.score.value).sorted() == [41, 47, 48, 51, 53])
        #expect(benchmarks.filter { $0.kind == .goal }.map { [$0.year, $0.score.percent] } == [[2023, 55]])
        #expect(Set(benchmarks.map(\.id)).count == benchmarks.count)
        #expect(benchmarks.map(\.year) == benchmarks.map(\.year).sorted())
        for benchmark in benchmarks {
            #expect(!benchmark.source.swedish.isEmpty && !benchmark.source.english.isEmpty, "\(benchmark.id)")
        }
        func score(_ id: Identifier<Benchmark>) -> [Int]? {
            benchmarks.first { $0.id == id }.map { [$0.year, $0.score.percent] }
        }
        #expect(score("report-2020") == [2020, 47])
        #expect(score("national-2021") == [2021, 51])
        #expect(score("esf-2021") == [2021, 48])
        #expect(try library().nationalFigure?.id == "national-2021")
    }

    @Test("every text of every data file is there in both languages, and is neat")
    func languages() throws {
        var texts = 0
        func walk(_ json: JSON, _ file: String, _ way: String) {
            switch json {
            case .array(let values): for (index, value) in values.enumerated() { walk(value, file, "\(way)[\(index)]") }
            case .object(let members):
                if members["sv"] != nil || members["en"] != nil {
                    #expect(Set(members.keys) == ["sv", "en"], "\(file) \(way)")
                    for case .string(let text)? in [members["sv"], members["en"]] {
                        texts += 1
                        #expect(!text.isEmpty && text.trimmingCharacters(in: .whitespaces) == text, "\(file) \(way)")
                        #expect(!text.contains("  ") && !text.contains(" ,") && !text.contains(" ."), "\(file) \(way)")
                    }
                } else {
                    for (key, value) in members { walk(value, file, "\(way).\(key)") }
                }
            default: break
            }
        }
        for folder in ["instruments", "methods", "benchmarks"] {
            let files = Library.files(in: "\(Self.repository)/Data/\(folder)")
            #expect(!files.isEmpty)
            for file in files { walk(try JSON.parse(try readFile(file)), file, "") }
        }
        #expect(texts > 700)
    }

    // MARK: Registers

    @Test("the register has Sweden's 290 municipalities in 21 counties")
    func register() throws {
        let register = try library().register()
        #expect(register.municipalities.count == 290)
        #expect(register.counties.count == 21)
        #expect(Set(register.municipalities.map(\.code)).count == 290)
        for municipality in register.municipalities {
            #expect(municipality.code.count == 4 && municipality.code.hasPrefix(municipality.countyCode))
            #expect(register.county(code: municipality.countyCode) != nil, "\(municipality.name)")
        }
        for county in register.counties {
            #expect(register.municipalities.contains { $0.countyCode == county.code }, "\(county.name)")
        }
    }

    @Test(
        "a municipality is found by its name or short name, whatever the case",
        arguments: ["Sundsvalls kommun", "Sundsvall", "SUNDSVALLS KOMMUN", "sundsvall"])
    func municipality(name: String) throws {
        let register = try library().register()
        let found = try #require(register.municipality(named: name))
        #expect(found.code == "2281" && found.name == "Sundsvalls kommun" && found.shortName == "Sundsvall")
        #expect(register.county(code: found.countyCode)?.shortName == "Västernorrland")
    }

    @Test("a name that is not in the register is nobody's", arguments: ["", "Almviks kommun", "Sunds", "kommun"])
    func unknownMunicipality(name: String) throws {
        #expect(try library().register().municipality(named: name) == nil)
    }

    @Test(
        "a region is known by the ways that regions write themselves",
        arguments: [
            ("Region Västernorrland", "22"), ("Region Jönköpings län", "06"), ("Västra Götalandsregionen", "14"),
            ("Region Stockholm", "01"), ("region skåne", "12"), ("Region Jämtland Härjedalen", "23"),
            ("Region Sörmland", "04"), ("Region Gotland", "09"), ("Region Uppsala", "03"),
            ("Region Östergötland", "05"),
            ("Region Kronoberg", "07"), ("Region Kalmar län", "08"), ("Region Blekinge", "10"),
            ("Region Halland", "13"),
            ("Region Värmland", "17"), ("Region Örebro län", "18"), ("Region Västmanland", "19"),
            ("Region Dalarna", "20"), ("Region Gävleborg", "21"), ("Region Västerbotten", "24"),
            ("Region Norrbotten", "25"), ("Västernorrland", nil), ("Region Lappland", nil),
        ] as [(String, String?)])
    func region(name: String, code: String?) throws {
        #expect(try library().register().county(ofRegionNamed: name)?.code == code)
    }
}
