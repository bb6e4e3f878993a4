import Glibc

/// Many texts as they are searched, in one piece of memory.
struct TextPool: Sendable {
    private var bytes: [UInt8] = []
    /// Where each text ends; a line break stands between them.
    private var ends: [Int32] = []

    var count: Int { ends.count }

    /// Adds a text; its alternatives, as a value has in several languages, are lines of it.
    mutating func append(_ lines: [String]) {
        for (place, line) in lines.enumerated() {
            if place > 0 { bytes.append(Self.lineBreak) }
            Collation.append(line, to: &bytes)
        }
        ends.append(Int32(bytes.count))
        bytes.append(Self.lineBreak)
    }

    /// The bytes of a text.
    func range(_ index: Int) -> Range<Int> { (index == 0 ? 0 : Int(ends[index - 1]) + 1)..<Int(ends[index]) }

    /// The first eight bytes as a number that compares as they do.
    func prefix(_ index: Int) -> UInt64 {
        let range = range(index)
        var prefix: UInt64 = 0
        for place in 0..<8 {
            prefix = prefix << 8 | (place < range.count ? UInt64(bytes[range.lowerBound + place]) : 0)
        }
        return prefix
    }

    func isOrdered(_ left: Int, before right: Int) -> Bool {
        let (one, two) = (range(left), range(right))
        return bytes.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return false }
            let order = memcmp(base + one.lowerBound, base + two.lowerBound, min(one.count, two.count))
            return order == 0 ? one.count < two.count : order < 0
        }
    }

    /// Marks the texts that a word stands somewhere in.
    func find(_ word: [UInt8], in found: inout [Bool]) {
        guard !word.isEmpty else {
            for index in found.indices { found[index] = true }
            return
        }
        bytes.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return }
            var start = 0
            var index = 0
            while start + word.count <= bytes.count,
                let hit = memchr(base + start, Int32(word[0]), bytes.count - word.count + 1 - start)
            {
                let place = UnsafeRawPointer(hit) - UnsafeRawPointer(base)
                guard memcmp(hit, word, word.count) == 0 else {
                    start = place + 1
                    continue
                }
                // There may be hits everywhere, or only far away.
                var steps = 0
                while ends[index] < place, steps < 8 {
                    index += 1
                    steps += 1
                }
                if ends[index] < place { index = firstEnd(after: place, from: index) }
                found[index] = true
                start = Int(ends[index]) + 1
            }
        }
    }

    /// Marks the texts that are the word, or have a line which is.
    func findLine(_ word: [UInt8], in found: inout [Bool]) {
        for index in 0..<count where !found[index] {
            let text = bytes[range(index)]
            found[index] =
                text.elementsEqual(word)
                || text.split(separator: Self.lineBreak, omittingEmptySubsequences: false)
                    .contains { $0.elementsEqual(word) }
        }
    }

    /// Marks the texts that have the letters of a word in order, not too far apart.
    func findLoosely(_ word: [UInt8], in found: inout [Bool]) {
        guard let first = word.first else { return }
        bytes.withUnsafeBufferPointer { bytes in
            for index in 0..<count where !found[index] {
                let range = range(index)
                let last = range.upperBound - word.count
                guard last >= range.lowerBound else { continue }
                for start in range.lowerBound...last where bytes[start] == first {
                    let limit = min(range.upperBound, start + word.count * 3)
                    var place = start + 1
                    var matched = 1
                    while matched < word.count, place < limit {
                        if bytes[place] == word[matched] { matched += 1 }
                        place += 1
                    }
                    if matched == word.count {
                        found[index] = true
                        break
                    }
                }
            }
        }
    }

    private func firstEnd(after place: Int, from first: Int) -> Int {
        var low = first
        var high = ends.count - 1
        while low < high {
            let middle = (low + high) / 2
            if Int(ends[middle]) < place { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private static let lineBreak = UInt8(ascii: "\n")
}
