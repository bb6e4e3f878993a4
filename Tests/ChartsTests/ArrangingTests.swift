import TestSupport
import Testing

@testable import Charts
@testable import Terminal

/// Placing labels, against ways that try everything.
@Suite struct ArrangingTests {
    @Test("stacked things are as near to their wishes as any order of rows allows", arguments: 0..<300)
    func stacking(seed: Int) throws {
        var random = Random(seed: seed)
        let count = Int.random(in: 0...4, using: &random)
        let heights = (0..<count).map { _ in Int.random(in: 1...3, using: &random) }
        let wanted = (0..<count).map { _ in Double(Int.random(in: -12...48, using: &random)) / 4 }
        let first = Int.random(in: -2...3, using: &random)
        let column = first..<first + Int.random(in: 0...10, using: &random)
        func cost(_ rows: [Int]) -> Double {
            zip(rows, wanted).reduce(0) { $0 + (Double($1.0) - $1.1) * (Double($1.0) - $1.1) }
        }
        func best(_ index: Int, from row: Int, _ rows: [Int]) -> Double? {
            guard index < count else { return row <= column.upperBound ? cost(rows) : nil }
            guard row <= column.upperBound else { return nil }
            return (row...column.upperBound).compactMap { best(index + 1, from: $0 + heights[index], rows + [$0]) }
                .min()
        }
        let rows = Stacking.rows(wanted: wanted, heights: heights, within: column)
        let least = best(0, from: column.lowerBound, [])
        #expect((rows == nil) == (least == nil), "seed \(seed)")
        guard let rows, let least else { return }
        #expect(abs(cost(rows) - least) < 1e-9, "seed \(seed): \(rows) for \(wanted), \(heights)")
        for index in rows.indices {
            #expect(
                rows[index] >= (index == 0 ? column.lowerBound : rows[index - 1] + heights[index - 1]), "seed \(seed)")
            #expect(rows[index] + heights[index] <= column.upperBound, "seed \(seed)")
        }
    }

    @Test("what is free is what nothing has taken", arguments: 0..<100)
    func occupancy(seed: Int) {
        var random = Random(seed: seed)
        let area = Rectangle(x: 2, y: 1, width: 14, height: 7)
        var occupancy = Occupancy(area)
        var taken: Set<[Int]> = []
        func rectangle() -> Rectangle {
            Rectangle(
                x: Int.random(in: 0...16, using: &random), y: Int.random(in: 0...8, using: &random),
                width: Int.random(in: 1...5, using: &random), height: Int.random(in: 1...2, using: &random))
        }
        func cells(_ box: Rectangle) -> [[Int]] {
            (box.y..<box.bottom).flatMap { y in (box.x..<box.right).map { [$0, y] } }
        }
        for _ in 0..<6 {
            let box = rectangle()
            occupancy.take(box)
            taken.formUnion(cells(box))
            let point = Point(x: Double.random(in: 0..<16, using: &random), y: Double.random(in: 0..<8, using: &random))
            occupancy.take(point)
            taken.insert([Int(point.x), Int(point.y)])
        }
        func isFree(_ box: Rectangle) -> Bool {
            cells(box).allSatisfy { area.contains(x: $0[0], y: $0[1]) && !taken.contains($0) }
        }
        for _ in 0..<60 {
            let box = rectangle()
            #expect(occupancy.isFree(box) == isFree(box), "seed \(seed): \(box)")
            let point = Point(x: Double(box.x) + 0.5, y: Double(box.y) + 0.5)
            for place in [
                occupancy.place(columns: box.width, beside: point), occupancy.place(columns: box.width, .above, point),
                occupancy.place(columns: box.width, .below, point),
            ] {
                guard let place else { continue }
                let found = Rectangle(x: place.x, y: place.row, width: box.width, height: 1)
                #expect(isFree(found) && !found.contains(x: box.x, y: box.y), "seed \(seed)")
                #expect(abs(place.row - box.y) <= 2 && found.x <= box.x + 2 && found.right >= box.x - 1, "seed \(seed)")
            }
            // A label beside its marker touches nothing else on its row: right of it if that can be, else left.
            let beside = [box.x + 2, box.x - 1 - box.width].first { start in
                let label = Rectangle(x: start, y: box.y, width: box.width, height: 1)
                let ends = [start - 1, start + box.width].filter { area.contains(x: $0, y: box.y) }
                return isFree(label) && ends.allSatisfy { !taken.contains([$0, box.y]) }
            }
            #expect(occupancy.place(columns: box.width, beside: point)?.x == beside, "seed \(seed)")
            let nearest = occupancy.nearest(point) { $0.x >= 5 }
            let candidates = (-2...2).flatMap { row in
                (-4...4).map { Rectangle(x: box.x + $0, y: box.y + row, width: 1, height: 1) }
            }.filter { isFree($0) && $0.x >= 5 }
            let cell = Rectangle(x: Int(nearest.x), y: Int(nearest.y), width: 1, height: 1)
            func distance(_ cell: Rectangle) -> Int {
                (cell.x - box.x) * (cell.x - box.x) + 4 * (cell.y - box.y) * (cell.y - box.y)
            }
            #expect(candidates.isEmpty ? nearest == point : candidates.contains(cell), "seed \(seed)")
            if isFree(Rectangle(x: box.x, y: box.y, width: 1, height: 1)), box.x >= 5 { #expect(nearest == point) }
            #expect(candidates.allSatisfy { distance($0) + 4 >= distance(cell) }, "seed \(seed)")
        }
    }

    @Test("the cells that a line runs through are taken")
    func lines() {
        var occupancy = Occupancy(Rectangle(x: 0, y: 0, width: 10, height: 5))
        occupancy.take(Drawing.Line([Point(x: 0.5, y: 2.5), Point(x: 9.5, y: 2.5)], tone: .series1))
        for x in 0..<10 {
            for y in 0..<5 {
                #expect(occupancy.isFree(Rectangle(x: x, y: y, width: 1, height: 1)) == (y != 2), "\(x), \(y)")
            }
        }
    }

    @Test("a radar's labels never overlap, whatever they are and however many", arguments: 0..<24)
    func radarLabels(seed: Int) {
        var random = Random(seed: seed)
        let count = Int.random(in: 3...40, using: &random)
        let words = [
            "IT", "Digitalisering", "öppna data", "Samhällsbyggnadsförvaltningen", "漢字", "en gemensam strategi", "",
        ]
        let groups = Bool.random(using: &random)
        let size = Int.random(in: 1...7, using: &random)
        let radar = Radar(
            axes: (0..<count).map { _ in words.randomElement(using: &random)! },
            series: [Series(label: "2026", values: (0..<count).map { Double($0) }, order: 0)],
            valueTexts: Bool.random(using: &random) ? (0..<count).map(String.init) : nil,
            groups: groups
                ? stride(from: 0, to: count, by: size).map {
                    Radar.Group("Grupp \($0)", axes: $0..<min(count, $0 + size))
                } : [])
        var laidOut = 0
        for (width, height) in [(200, 60), (120, 40), (80, 24)] + LawTests.sizes(seed: seed).suffix(4) {
            guard let layout = RadarLayout(radar, width: width, height: height) else { continue }
            laidOut += 1
            let boxes = layout.labels.map(\.box).filter { $0.width > 0 }
            for (index, box) in boxes.enumerated() {
                #expect(
                    box.x >= 0 && box.right <= width && box.y >= 0 && box.bottom <= layout.legendRow, "seed \(seed)")
                for other in boxes.dropFirst(index + 1) {
                    let isApart =
                        box.right <= other.x || other.right <= box.x || box.bottom <= other.y || other.bottom <= box.y
                    #expect(isApart, "\(box) and \(other) in \(width)×\(height), seed \(seed)")
                }
            }
        }
        #expect(laidOut > 0, "seed \(seed)")
    }
}
