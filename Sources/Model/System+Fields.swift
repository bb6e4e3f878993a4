extension System {
    /// What is known of a system, by field; a field that is not here is unknown.
    ///
    /// A bit for each field says which are known, and their values lie in a row behind it: a dictionary of twenty
    /// values takes three times as long to make and twice the room, which a hundred thousand systems feel.
    public struct Fields: Equatable, Sendable {
        private var known: UInt32 = 0
        private var values: [Value] = []

        /// Nothing is known.
        public init() {}

        /// How many fields are known.
        public var count: Int { values.count }

        /// Whether nothing is known.
        public var isEmpty: Bool { values.isEmpty }

        /// What is known, in the order of the fields' words.
        public var keys: [Field] { map(\.key) }

        /// Makes room for more, where it is known how many will come.
        public mutating func reserveCapacity(_ count: Int) { values.reserveCapacity(count) }

        /// A field's value; nil where it is unknown. Setting nil makes it unknown.
        public subscript(field: Field) -> Value? {
            get {
                let bit = field.bit
                return known & bit == 0 ? nil : values[place(of: bit)]
            }
            set {
                let bit = field.bit
                let place = place(of: bit)
                switch (known & bit != 0, newValue) {
                case (true, let value?): values[place] = value
                case (true, nil):
                    values.remove(at: place)
                    known &= ~bit
                case (false, let value?):
                    values.insert(value, at: place)
                    known |= bit
                case (false, nil): break
                }
            }
        }

        private func place(of bit: UInt32) -> Int { (known & (bit - 1)).nonzeroBitCount }
    }
}

extension System.Fields: Sequence {
    /// Goes through what is known, in the order of the fields' words.
    public struct Iterator: IteratorProtocol {
        private var known: UInt32
        private var place = 0
        private let values: [System.Value]

        fileprivate init(known: UInt32, values: [System.Value]) {
            self.known = known
            self.values = values
        }

        /// The next field and its value.
        public mutating func next() -> (key: System.Field, value: System.Value)? {
            guard known != 0 else { return nil }
            let field = System.Field.inOrderOfWords[known.trailingZeroBitCount]
            known &= known - 1
            defer { place += 1 }
            return (field, values[place])
        }
    }

    /// Goes through what is known, in the order of the fields' words, as the files have them.
    public func makeIterator() -> Iterator { Iterator(known: known, values: values) }
}

extension System.Fields: ExpressibleByDictionaryLiteral {
    /// Takes a literal; of a field that is there twice the later value stays.
    public init(dictionaryLiteral elements: (System.Field, System.Value)...) {
        for (field, value) in elements { self[field] = value }
    }
}

extension System.Field {
    /// All fields in the order of their words, which is that of the files.
    public static let inOrderOfWords = allCases.sorted { $0.rawValue < $1.rawValue }

    /// Each field's bit: that of its place in the order of words.
    fileprivate var bit: UInt32 { 1 << Self.places[Int(unsafeBitCast(self, to: UInt8.self))] }

    /// By the number that a field is in memory, its place in the order of words.
    private static let places: [UInt32] = {
        // The language numbers the cases of an enumeration without payloads from 0.
        var places = [UInt32](repeating: 0, count: allCases.count)
        precondition(places.count <= 32 && MemoryLayout<Self>.size == 1)
        for (place, field) in inOrderOfWords.enumerated() {
            places[Int(unsafeBitCast(field, to: UInt8.self))] = UInt32(place)
        }
        return places
    }()
}
