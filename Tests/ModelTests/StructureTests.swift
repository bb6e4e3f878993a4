import Foundation
import Model
import Testing

@Suite struct DayTests {
    @Test(
        "there are the days that the calendar has, in order",
        arguments: [1, 4, 100, 1600, 1900, 2000, 2024, 2026, 9999])
    func calendar(year: Int) {
        var days: [Day] = []
        for month in 0...13 {
            for day in 0...32 { days += Day(year: year, month: month, day: day).map { [$0] } ?? [] }
        }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        #expect(days.count == (isLeap ? 366 : 365))
        #expect(days == days.sorted())
        #expect(days.map(\.description) == days.map(\.description).sorted())
        #expect(days.allSatisfy { Day($0.description) == $0 })
    }

    @Test("every day of a century is Foundation's")
    func foundation() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
        var date = try #require(calendar.date(from: DateComponents(year: 1999, month: 12, day: 31)))
        for _ in 0..<37_000 {
            let parts = calendar.dateComponents([.year, .month, .day], from: date)
            let day = try #require(Day(year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0))
            date += 86_400
            let next = calendar.dateComponents([.year, .month, .day], from: date)
            #expect(day < Day(year: next.year ?? 0, month: next.month ?? 0, day: next.day ?? 0) ?? day)
            if next.month != parts.month {
                #expect(Day(year: day.year, month: day.month, day: day.day + 1) == nil, "\(day)")
            }
        }
    }

    @Test("years outside 1…9999 are none", arguments: [-1, 0, 10_000])
    func years(year: Int) {
        #expect(Day(year: year, month: 1, day: 1) == nil)
    }

    @Test(
        "only YYYY-MM-DD of a day that there is, is a day",
        arguments: [
            "", "2026", "2026-11", "2026-11-", "2026-1-24", "26-11-24", "2026-11-24 ", " 2026-11-24", "2026-11-24-",
            "2026/11/24", "2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "+026-11-24", "٢٠٢٦-11-24",
            "-001-01-01",
            "20261124",
        ])
    func malformed(text: String) {
        #expect(Day(text) == nil)
    }
}

@Suite struct TableTests {
    private struct Item: Identifiable, Equatable {
        let id: Identifier<Item>
        var value: Int
    }

    @Test("a table is what a dictionary sorted by identifier is", arguments: 0..<50)
    func model(seed: Int) {
        var random = Random(seed: seed)
        func id() -> Identifier<Item> { Identifier("\(random.integer(0...20))") }
        let start = (0..<random.integer(0...10)).map { Item(id: id(), value: $0) }
        var table = Table(start)
        var model = Dictionary(start.map { ($0.id, $0) }) { $1 }
        for step in 0..<60 {
            let id = id()
            switch random.integer(0...2) {
            case 0:
                table[id] = Item(id: id, value: step)
                model[id] = Item(id: id, value: step)
            case 1:
                table[id] = nil
                model[id] = nil
            default:
                table.update(id) { $0.value += 1 }
                model[id]?.value += 1
            }
            let sorted = model.values.sorted { $0.id < $1.id }
            #expect(Array(table) == sorted, "seed \(seed), step \(step)")
            #expect(table[id] == model[id], "seed \(seed), step \(step)")
            #expect(table.index(of: id) == sorted.firstIndex { $0.id == id }, "seed \(seed), step \(step)")
            #expect(table == Table(sorted.shuffled(using: &random)), "seed \(seed), step \(step)")
        }
    }

    @Test("of two elements with the same identifier the later stays")
    func twice() {
        let table: Table<Item> = [Item(id: "b", value: 1), Item(id: "a", value: 2), Item(id: "b", value: 3)]
        #expect(table.map(\.value) == [2, 3])
        #expect(Table([Item(id: "a", value: 1), Item(id: "a", value: 2)]).map(\.value) == [2])
    }

    @Test("identifiers are in the order of their bytes")
    func order() {
        let identifiers: [Identifier<Item>] = ["ö", "b", "B", "10", "9", "ä", "å", ""]
        #expect(identifiers.sorted().map(\.rawValue) == ["", "10", "9", "B", "b", "ä", "å", "ö"])
    }
}

@Suite struct UnitTreeTests {
    /// Any parent whatever, so that there are circles, units that are their own parent and parents that are not there.
    private static func damaged(seed: Int) -> Table<Model.Unit> {
        var random = Random(seed: seed)
        let count = random.integer(0...8)
        return Table(
            (0..<count).map { number in
                let parent: Identifier<Model.Unit>? =
                    random.happens(0.3) ? nil : Identifier("u\(random.integer(0...9))")
                return Unit(id: Identifier("u\(number)"), parent: parent, name: "")
            })
    }

    @Test("every unit is in the tree once, under its parent unless that is missing or below it", arguments: 0..<200)
    func order(seed: Int) {
        let units = Self.damaged(seed: seed)
        let ordered = units.inTreeOrder
        #expect(Set(ordered.map(\.unit.id)) == Set(units.map(\.id)) && ordered.count == units.count, "seed \(seed)")
        var path: [Identifier<Model.Unit>] = []
        for (unit, depth) in ordered {
            #expect((0...path.count).contains(depth), "seed \(seed)")
            path.removeLast(path.count - depth)
            if let above = path.last {
                #expect(unit.parent == above, "seed \(seed)")
            } else if let parent = unit.parent, units[parent] != nil {
                #expect(units.subtree(of: unit.id).contains(parent), "seed \(seed): only a circle is cut")
            }
            path.append(unit.id)
        }
    }

    @Test("a subtree is the unit and all that have it above them", arguments: 0..<200)
    func subtree(seed: Int) {
        let units = Self.damaged(seed: seed)
        for unit in units {
            let expected = units.filter { candidate in
                var next: Identifier<Model.Unit>? = candidate.id
                for _ in 0...units.count {
                    if next == unit.id { return true }
                    next = next.flatMap { units[$0]?.parent }
                }
                return false
            }
            #expect(units.subtree(of: unit.id) == Set(expected.map(\.id)), "seed \(seed)")
        }
    }

    @Test("a unit whose parent is not there is directly under the organisation")
    func orphan() {
        let units: Table<Model.Unit> = [Unit(id: "a", parent: "gone", name: ""), Unit(id: "b", parent: "a", name: "")]
        #expect(units.children(of: nil).map(\.id) == ["a"])
        #expect(units.children(of: "a").map(\.id) == ["b"])
        #expect(units.inTreeOrder.map(\.depth) == [0, 1])
    }
}

@Suite struct ProfileTests {
    @Test(
        "a folder's name is plain letters, digits and hyphens",
        arguments: [
            ("Östersunds kommun", "ostersunds-kommun"), ("Region Jämtland Härjedalen", "region-jamtland-harjedalen"),
            ("  AB  Åre & Co. ", "ab-are-co"), ("", "organisation"), ("漢字", "organisation"), ("A2", "a2"),
        ])
    func slug(name: String, slug: String) {
        #expect(Organisation.Profile.slug(for: name) == slug)
    }
}
