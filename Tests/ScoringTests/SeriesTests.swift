import Model
import Testing

@testable import Scoring

/// Years that are compared: statements that were reworded, units that were merged.
@Suite struct SeriesTests {
    /// Statements f00, f01 for capability and f02, f03 for heritage, of which f01 is reworded in version 2.
    private let instrument: Instrument = {
        var instrument = Instrument.sample(2, 2)
        instrument.version = "2"
        instrument.dimensions[0].categories[0].factors[1].since = "2"
        return instrument
    }()

    private func measured(
        _ year: Int, _ version: String?, _ rows: [(String, Identifier<Unit>?)], units: Table<Unit> = [],
        instrument: Instrument? = nil, threshold: Int = 1
    ) -> ComparableSeries.Measured {
        let instrument = instrument ?? self.instrument
        let measurement = Measurement(
            id: Identifier("\(year)"),
            header: .init(instrument: instrument.id, version: version, year: year, anonymityThreshold: threshold),
            responses: Table(rows.enumerated().map { instrument.response($0, $1.0, unit: $1.1) }))
        return ComparableSeries.Measured(
            measurement: measurement, instrument: instrument,
            report: MaturityReport(measurement: measurement, units: units, instrument: instrument))
    }

    private func series(
        _ measured: [ComparableSeries.Measured], of unit: Identifier<Unit>? = nil, units: Table<Unit> = []
    ) -> ComparableSeries {
        ComparableSeries(measured, of: unit, units: units, instrument: instrument)
    }

    @Test("a reworded statement is left out of both years, and of all that it counts in")
    func reworded() throws {
        // 100 and 0 for capability, of which 100 is left, then 40 and 60, of which 40 is left; heritage is 20 and 80.
        let series = series([measured(2025, "1", [("6122", nil)]), measured(2026, "2", [("3455", nil)])])
        #expect(series.comparability.common == ["f00", "f02", "f03"])
        #expect(series.comparability.leftOut.map(\.factor.id) == ["f01"])
        #expect(series.comparability.leftOut.map(\.reason) == [.reworded(since: "2")])
        #expect(series.comparability.total == 4)
        let scores = series.points.map(\.scores)
        #expect(scores.map { $0?[.dimension("capability")] } == [Score(100), Score(40)])
        #expect(scores.map { $0?[.factor("f01")] } == [nil, nil])
        #expect(scores.map { $0?[.maturity] } == [Score(60), Score(60)])
    }

    @Test("where everything is comparable the scores are the measurement's own, to the last digit")
    func whole() {
        for versions in [("1", "1"), ("2", "2"), (nil, "2"), (nil, nil)] as [(String?, String?)] {
            let years = [
                measured(2025, versions.0, [("6122", nil), ("6.35", nil), ("1123", nil)]),
                measured(2026, versions.1, [("3455", nil)]),
            ]
            let series = series(years)
            #expect(series.comparability.isWhole && series.comparability.total == 4)
            #expect(series.points.map(\.scores) == years.map { $0.report.whole.maturity.map { Scores($0) } })
        }
    }

    @Test("two former wordings are the same in the same version only")
    func former() {
        func common(_ versions: String...) -> Int {
            series(versions.enumerated().map { measured(2020 + $0, $1, [("1111", nil)]) }).comparability.common.count
        }
        #expect(common("1", "1") == 4 && common("1-1", "1-2") == 3 && common("1", "1", "2") == 3)
    }

    @Test("a category whose only statement is reworded has no score, and a whole of one dimension neither")
    func nothingLeft() {
        var instrument = Instrument.sample(1, 1)
        instrument.dimensions[1].categories[0].factors[0].since = "2"
        let years = ["1", "2"].enumerated().map {
            measured(2025 + $0, $1, [("52", nil)], instrument: instrument)
        }
        let series = ComparableSeries(years, of: nil, units: [], instrument: instrument)
        for point in series.points {
            #expect(point.scores?[.dimension("capability")] == Score(80))
            #expect(point.scores?[.dimension("heritage")] == nil && point.scores?[.maturity] == nil)
        }
    }

    @Test("a shorter instrument is compared on its own statements, and says how many the longer one has")
    func shorter() {
        let short = Instrument(
            id: "short", version: "1", name: instrument.name, shortName: instrument.name, source: instrument.name,
            stem: instrument.name, scale: instrument.scale,
            dimensions: instrument.dimensions.map { dimension in
                var dimension = dimension
                dimension.categories[0].factors.removeFirst()
                dimension.categories[0].factors[0].since = nil
                return dimension
            }, types: instrument.types, advice: [])
        let years = [measured(2025, "2", [("1645", nil)]), measured(2026, "1", [("63", nil)], instrument: short)]
        let series = ComparableSeries(years, of: nil, units: [], instrument: short)
        #expect(series.comparability.common == ["f01", "f03"] && series.comparability.total == 4)
        #expect(series.comparability.leftOut.map(\.reason) == [.notAsked, .notAsked])
        // 100 and 80, then 100 and 40.
        #expect(series.points.map { $0.scores?[.maturity] } == [Score(90), Score(70)])
    }

    // MARK: Units

    private let units: Table<Unit> = [
        Unit(id: "a", name: "A", successor: "c"), Unit(id: "b", name: "B", successor: "c"), Unit(id: "c", name: "C"),
        Unit(id: "d", name: "D"),
    ]

    private func answers(_ row: String, _ count: Int, _ unit: Identifier<Unit>) -> [(String, Identifier<Unit>?)] {
        Array(repeating: (row, unit), count: count)
    }

    @Test("a merged unit's earlier years are its parts together, weighted by those who answered each statement")
    func merged() {
        let rows = answers("6666", 3, "a") + answers("11.1", 1, "b") + answers("2222", 5, "d")
        let earlier = measured(2025, "2", rows, units: units)
        let later = measured(2026, "2", answers("4444", 4, "c") + answers("2222", 5, "d"), units: units)
        let series = series([earlier, later], of: "c", units: units)
        #expect(series.points.map(\.parts) == [["a", "b"], ["c"]])
        // (3 · 100 + 0) / 4 = 75; where b said nothing, 100.
        #expect(series.points[0].scores?[.factor("f00")] == Score(75))
        #expect(series.points[0].scores?[.factor("f02")] == Score(100))
        #expect(series.points[0].scores?[.dimension("heritage")] == Score(87.5))
        #expect(series.points[1].scores?[.maturity] == Score(60))
        // The parts are not there in the year in which nobody answered for them.
        #expect(later.report.units.map(\.id) == ["c", "d"])
        #expect(earlier.report.units.map(\.id) == ["a", "b", "c", "d"])
    }

    @Test("a year in which a part was withheld is withheld; a part without answers is no part")
    func withheld() {
        func point(_ a: Int, _ b: Int) -> ComparableSeries.Point {
            let rows = answers("6666", a, "a") + answers("1111", b, "b") + answers("2222", 20, "d")
            return series([measured(2025, "2", rows, units: units, threshold: 5)], of: "c", units: units).points[0]
        }
        #expect(point(6, 6).scores?[.maturity] == Score(50))
        #expect(point(6, 4).scores == nil && point(6, 4).withheld == .mergedUnit)
        #expect(point(6, 0).scores?[.maturity] == Score(100) && point(6, 0).parts == ["a"])
        #expect(point(0, 0).withheld == .tooFew)
    }

    @Test("a part below another part is counted once")
    func nested() {
        let units: Table<Unit> = [
            Unit(id: "a", name: "A", successor: "c"), Unit(id: "b", parent: "a", name: "B", successor: "a"),
            Unit(id: "c", name: "C"),
        ]
        let rows = answers("6666", 1, "a") + answers("1111", 1, "b") + answers("1111", 2, "c")
        let series = series([measured(2025, "2", rows, units: units)], of: "c", units: units)
        #expect(series.points[0].parts == ["a", "c"])
        #expect(series.points[0].scores?[.maturity] == Score(25))
    }

    @Test("a renamed unit goes on under its new name")
    func renamed() {
        let before = measured(2025, "2", answers("6666", 2, "d"), units: units)
        var units = units
        units.update("d") { $0.name = "Nytt" }
        let after = measured(2026, "2", answers("1111", 2, "d"), units: units)
        let series = series([before, after], of: "d", units: units)
        #expect(series.points.map { $0.scores?[.maturity] } == [Score(100), Score(0)])
    }

    @Test("every score is that of an independent calculation from everybody's answers")
    func oracle() throws {
        var merged = 0
        var partial = 0
        for sample in try Oracle.read("series", as: Oracle.Series.self) {
            var instrument = Instrument.sample(
                sample.dimensions.map { $0.map { (weight: $0.weight, factors: $0.factors) } })
            var number = 0
            for dimension in instrument.dimensions.indices {
                for category in instrument.dimensions[dimension].categories.indices {
                    for factor in instrument.dimensions[dimension].categories[category].factors.indices {
                        instrument.dimensions[dimension].categories[category].factors[factor].since =
                            sample.since[number]
                        number += 1
                    }
                }
            }
            func unit(_ number: Int) -> Identifier<Unit> { Identifier("u\(number)") }
            let units = Table(
                zip(sample.parents, sample.successors).enumerated().map {
                    Unit(id: unit($0), parent: $1.0.map(unit), name: "", successor: $1.1.map(unit))
                })
            let years = sample.years.map { year in
                measured(
                    year.year, year.version, Array(zip(year.rows, year.homes.map { $0.map(unit) })), units: units,
                    instrument: instrument)
            }
            let measures: [Measure] =
                [.maturity]
                + instrument.dimensions.flatMap { dimension in
                    [.dimension(dimension.id)]
                        + dimension.categories.flatMap { category in
                            [.category(category.id)] + category.factors.map { .factor($0.id) }
                        }
                }
            let groups: [Identifier<Unit>?] = [nil] + units.map(\.id)
            for (group, expected) in zip(groups, sample.scores) {
                let series = ComparableSeries(years, of: group, units: units, instrument: instrument)
                #expect(series.comparability.common == Set(sample.common.map { instrument.factors[$0].id }))
                for (point, figures) in zip(series.points, expected) {
                    let found = measures.map { point.scores?[$0]?.value }
                    #expect(
                        zip(found, figures).allSatisfy(isClose),
                        "seed \(sample.seed), \(group ?? "all"), \(point.year): \(found) is not \(figures)")
                    merged += point.parts.count > 1 && point.scores != nil ? 1 : 0
                }
                partial += series.comparability.isWhole ? 0 : 1
            }
        }
        #expect(merged > 50 && partial > 50)
    }

    @Test("others count where their version asked the same, in all measures or in none")
    func peers() {
        var table = PeerTable(instrument: "sample", year: 2026, measures: instrument.measures)
        for (number, version) in ["1", "2", "1"].enumerated() {
            table.add(
                Summary.Participant(id: Identifier("o\(number)"), name: "", kind: .municipality), type: "A",
                version: version, scores: instrument.measures.map { _ in 50 })
        }
        func rows(_ version: String, _ measure: Measure) -> Int {
            let table = table.comparable(with: version, of: instrument)
            return table.column(of: measure).map { table.scores[$0].count { !$0.isNaN } } ?? -1
        }
        for measure in instrument.measures { #expect(rows("2", measure) == 1 && rows("1", measure) == 2) }
        #expect(table.comparable(with: "2", of: instrument).versions == ["2"])
        // Versions that asked the same are one.
        #expect(rows("3", .maturity) == 1)
        #expect(
            instrument.measuresThatDiffer(in: "1", from: "2") == [
                .factor("f01"), .category("c0"), .dimension("capability"), .maturity,
            ])
    }
}
