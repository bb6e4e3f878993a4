import Foundation
import Model
import Testing

@Suite struct DayTests {
    @Test(
        "the days are those that Foundation knows, leap years too, and no others", arguments: [1600, 1900, 2000, 2023])
    func calendar(year: Int) throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
        for month in 0...13 {
            let first = calendar.date(from: DateComponents(year: year, month: month, day: 1))
            let length =
                (1...12).contains(month) ? calendar.range(of: .day, in: .month, for: try #require(first))!.count : 0
            for day in -1...32 {
                let isDay = (1...max(length, 1)).contains(day) && length > 0
                #expect((Day(year: year, month: month, day: day) != nil) == isDay, "\(year)-\(month)-\(day)")
            }
        }
    }

    @Test(
        "a day is read and written as YYYY-MM-DD", arguments: ["2026-11-24", "0001-01-01", "9999-12-31", "2024-02-29"])
    func roundTrip(text: String) throws { #expect(try #require(Day(text)).description == text) }

    @Test(
        "what is not a day is not read as one",
        arguments: [
            "", "2026", "2026-11", "2026-1-2", "26-11-24", "2026-02-29", "2026-00-10", "2026-13-01", "2026-11-31",
            "2026-11-24 ", " 2026-11-24", "2026-11-24T00:00", "2026/11/24", "+026-11-24", "-026-11-24", "0000-01-01",
            "２０２６-11-24", "2026-11-2x", "2026--11-24",
        ])
    func malformed(text: String) { #expect(Day(text) == nil) }

    @Test("days are in order of time")
    func order() {
        let days = ["2025-12-31", "2026-01-02", "2026-01-10", "2026-02-01", "2026-11-24"].compactMap { Day($0) }
        #expect(days.count == 5)
        #expect(days.shuffled().sorted() == days)
    }
}
