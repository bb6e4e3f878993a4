/// What one assessor thinks of one system.
public struct Assessment: Identifiable, Equatable, Sendable {
    /// Whose view it is: a role such as `owner`, `maintainer`, `user`.
    public let id: Identifier<Assessment>
    /// Marks by criterion; a criterion that is not here has not been assessed.
    public var marks: Marks

    /// Takes all fields.
    public init(id: Identifier<Assessment>, marks: Marks = [:]) {
        self.id = id
        self.marks = marks
    }

    /// Marks by criterion.
    ///
    /// The criteria lie in a list that assessments of the same criteria share, and the marks in a byte each beside it:
    /// most assessments are of all criteria, and a dictionary for each would be half of what an inventory takes.
    public struct Marks: Equatable, Sendable {
        /// What has a mark, in order.
        public private(set) var keys: [Identifier<Criterion>] = []
        /// The marks, in the order of the criteria.
        public private(set) var values: [Mark] = []

        /// No marks.
        public init() {}

        /// Takes criteria, in order and each once, with their marks.
        public init(keys: [Identifier<Criterion>], values: [Mark]) {
            precondition(keys.count == values.count)
            self.keys = keys
            self.values = values
        }

        /// How many there are.
        public var count: Int { values.count }

        /// Whether there is none.
        public var isEmpty: Bool { values.isEmpty }

        /// A criterion's mark; nil where it has not been assessed. Setting nil takes the mark back.
        public subscript(criterion: Identifier<Criterion>) -> Mark? {
            get {
                let place = place(of: criterion)
                return place < keys.count && keys[place] == criterion ? values[place] : nil
            }
            set {
                let place = place(of: criterion)
                let isThere = place < keys.count && keys[place] == criterion
                switch (isThere, newValue) {
                case (true, let mark?): values[place] = mark
                case (true, nil):
                    keys.remove(at: place)
                    values.remove(at: place)
                case (false, let mark?):
                    keys.insert(criterion, at: place)
                    values.insert(mark, at: place)
                case (false, nil): break
                }
            }
        }

        private func place(of criterion: Identifier<Criterion>) -> Int {
            var low = 0
            var high = keys.count
            while low < high {
                let middle = (low + high) / 2
                if keys[middle] < criterion { low = middle + 1 } else { high = middle }
            }
            return low
        }
    }
}

extension Assessment.Marks: Sequence {
    /// Goes through the criteria in order.
    public func makeIterator() -> Zip2Sequence<[Identifier<Criterion>], [Mark]>.Iterator {
        zip(keys, values).makeIterator()
    }
}

extension Assessment.Marks: ExpressibleByDictionaryLiteral {
    /// Takes a literal; of a criterion that is there twice the later mark stays.
    public init(dictionaryLiteral elements: (Identifier<Criterion>, Mark)...) {
        for (criterion, mark) in elements { self[criterion] = mark }
    }
}

/// A mark on the five-point scale of a criterion.
public struct Mark: Hashable, Sendable {
    private let byte: UInt8

    /// Nil unless `value` is 1…5.
    public init?(_ value: Int) {
        guard (1...5).contains(value) else { return nil }
        byte = UInt8(value)
    }

    /// 1…5.
    public var value: Int { Int(byte) }

    /// On the scale of scores: 100·(a−1)/4.
    public var score: Score { Score(Double(value - 1) * 25) }
}
