import Model

/// Answers as a dense table, one row a respondent and one column a factor, so that a group can be scored without
/// looking anything up.
struct AnswerSheet: Sendable {
    /// Rows.
    let count: Int
    /// Columns.
    let width: Int
    /// Row by row: 1…6, 0 for «vet ej», `unanswered` for nothing.
    let cells: [UInt8]

    static let unanswered: UInt8 = 255

    /// Takes those who answered something; «vet ej» counts as that.
    init(_ responses: some Collection<Response>, factors: [Factor]) {
        var columns: [Identifier<Factor>: Int] = [:]
        for (index, factor) in factors.enumerated() { columns[factor.id] = index }
        let width = factors.count
        var cells: [UInt8] = []
        cells.reserveCapacity(responses.count * width)
        var count = 0
        for response in responses {
            let start = cells.count
            var answered = false
            cells.append(contentsOf: repeatElement(Self.unanswered, count: width))
            for (factor, answer) in response.answers {
                guard let column = columns[factor] else { continue }
                cells[start + column] = UInt8(answer.digit)
                answered = true
            }
            if answered { count += 1 } else { cells.removeLast(width) }
        }
        self.cells = cells
        self.count = count
        self.width = width
    }

    /// How many of some rows have 1…6, by column.
    func answered(in rows: [Int]) -> [Int] {
        var answered = Array(repeating: 0, count: width)
        for row in rows {
            for column in 0..<width where (1...6).contains(cells[row * width + column]) { answered[column] += 1 }
        }
        return answered
    }
}

extension Maturity {
    /// Scores some rows of a table, without the columns that are withheld and without spreads under the threshold.
    init(
        of sheet: AnswerSheet, rows: [Int], instrument: Instrument, invited: Int?, threshold: Int, isWithheld: [Bool]
    ) {
        func estimate(_ score: Double, _ own: [Double]) -> Estimate {
            Estimate(score: Score(known: score), own: Moments(known: own), invited: invited, threshold: threshold)
        }
        var dimensions: [DimensionResult] = []
        // Each respondent's own maturity is built up from their own dimensions.
        var ownDimensions: [[Double]] = []
        var column = 0
        for dimension in instrument.dimensions {
            var categories: [CategoryResult] = []
            var ownCategories: [[Double]] = []
            for category in dimension.categories {
                let columns = column..<column + category.factors.count
                column = columns.upperBound
                let (result, own) = Self.score(category, sheet, rows, columns, invited, threshold, isWithheld)
                categories.append(result)
                ownCategories.append(own)
            }
            let weights = dimension.categories.map(\.weight)
            let own = weightedMeans(ownCategories, weights)
            let score = weightedMean(categories.map { $0.estimate.score?.value ?? .nan }, weights)
            dimensions.append(
                DimensionResult(id: dimension.id, estimate: estimate(score, own), categories: categories))
            ownDimensions.append(own)
        }
        // A mean of one dimension would be compared with means of two: without both there is no maturity, for the
        // group and for each respondent.
        var own = Array(repeating: 0.0, count: rows.count)
        for dimension in ownDimensions {
            for row in own.indices { own[row] += dimension[row] / Double(ownDimensions.count) }
        }
        let score = dimensions.reduce(0) { $0 + ($1.estimate.score?.value ?? .nan) } / Double(dimensions.count)
        self.estimate = estimate(score, own)
        type = Self.type(dimensions, instrument)
        (strengths, weaknesses) = Self.extremes(dimensions.flatMap(\.categories).flatMap(\.factors))
        self.dimensions = dimensions
        respondents = rows.count
        self.invited = invited
    }

    private static func score(
        _ category: Category, _ sheet: AnswerSheet, _ rows: [Int], _ columns: Range<Int>, _ invited: Int?,
        _ threshold: Int, _ isWithheld: [Bool]
    ) -> (CategoryResult, own: [Double]) {
        let width = columns.count
        var counts = Array(repeating: Array(repeating: 0, count: 7), count: width)
        var own = Array(repeating: Double.nan, count: rows.count)
        var sums = Moments()
        var items = Array(repeating: Moments(), count: width)
        let weights = category.factors.map(\.weight)
        sheet.cells.withUnsafeBufferPointer { cells in
            for (place, row) in rows.enumerated() {
                let start = row * sheet.width + columns.lowerBound
                var total = 0.0
                var weight = 0.0
                var answers = 0
                for index in 0..<width {
                    let answer = cells[start + index]
                    guard answer != AnswerSheet.unanswered else { continue }
                    counts[index][Int(answer)] += 1
                    guard answer > 0, !isWithheld[columns.lowerBound + index] else { continue }
                    answers += 1
                    total += weights[index] * Double(answer - 1) * 20
                    weight += weights[index]
                }
                if weight > 0 { own[place] = total / weight }
                guard answers == width else { continue }
                var sum = 0.0
                for index in 0..<width {
                    let answer = Double(cells[start + index])
                    items[index].add(answer)
                    sum += answer
                }
                sums.add(sum)
            }
        }
        let factors = category.factors.indices.map { index in
            FactorResult(
                id: category.factors[index].id, counts: counts[index], respondents: rows.count, invited: invited,
                threshold: threshold, isWithheld: isWithheld[columns.lowerBound + index])
        }
        var alpha: Double?
        if width > 1, sums.count >= threshold, let variance = sums.variance, variance > 0 {
            let parts = items.reduce(0) { $0 + ($1.variance ?? 0) }
            alpha = Double(width) / Double(width - 1) * (1 - parts / variance)
        }
        let agreements = factors.compactMap(\.agreement)
        let score = weightedMean(factors.map { $0.estimate.score?.value ?? .nan }, weights)
        let result = CategoryResult(
            id: category.id,
            estimate: Estimate(
                score: Score(known: score), own: Moments(known: own), invited: invited, threshold: threshold),
            alpha: alpha,
            agreement: agreements.isEmpty ? nil : agreements.reduce(0, +) / Double(agreements.count), factors: factors)
        return (result, own)
    }

    private static func type(_ dimensions: [DimensionResult], _ instrument: Instrument) -> Identifier<OrganisationType>?
    {
        guard dimensions.count == 2, let capability = dimensions[0].estimate.score,
            let heritage = dimensions[1].estimate.score
        else { return nil }
        return instrument.types.first {
            $0.hasHighCapability == capability.isHigh && $0.hasHighHeritage == heritage.isHigh
        }?.id
    }

    /// Up to three at each end; a factor is not both, so with five factors there are three strengths and two weaknesses.
    private static func extremes(
        _ factors: [FactorResult]
    ) -> (strengths: [Identifier<Factor>], weaknesses: [Identifier<Factor>]) {
        let scored = factors.compactMap { factor in factor.estimate.score.map { (factor.id, $0.value) } }.enumerated()
        let highest = scored.sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }
        let strengths = highest.prefix(3).map(\.element.0)
        let lowest = scored.sorted { ($0.element.1, $0.offset) < ($1.element.1, $1.offset) }
        let weaknesses = lowest.map(\.element.0).filter { !strengths.contains($0) }.prefix(3)
        return (strengths, Array(weaknesses))
    }
}

extension FactorResult {
    /// From how many answered what: 1…6 have six values only, so the counts hold everything. Nobody's answer is
    /// withheld where nobody answered.
    fileprivate init(
        id: Identifier<Factor>, counts: [Int], respondents: Int, invited: Int?, threshold: Int, isWithheld: Bool
    ) {
        let isWithheld = isWithheld && counts.dropFirst().contains { $0 > 0 }
        let counts = isWithheld ? Array(repeating: 0, count: counts.count) : counts
        let vote = VoteResult(counts: counts, invited: invited, threshold: threshold)
        self.id = id
        self.counts = counts
        self.isWithheld = isWithheld
        unanswered = isWithheld ? 0 : respondents - counts.reduce(0, +)
        estimate = vote.estimate
        agreement = vote.agreement
    }
}

extension Moments {
    /// The values that are there; a missing one is no number.
    fileprivate init(known values: [Double]) {
        self.init()
        for value in values where !value.isNaN { add(value) }
    }
}

extension Score {
    /// Nil for no number.
    init?(known value: Double) {
        guard !value.isNaN else { return nil }
        self.init(value)
    }
}

/// The weighted mean of each row's values that are there, one column a weight.
private func weightedMeans(_ columns: [[Double]], _ weights: [Double]) -> [Double] {
    var totals = Array(repeating: 0.0, count: columns.first?.count ?? 0)
    var known = totals
    for (column, weight) in zip(columns, weights) {
        for row in totals.indices where !column[row].isNaN {
            totals[row] += column[row] * weight
            known[row] += weight
        }
    }
    return zip(totals, known).map { $1 > 0 ? $0 / $1 : .nan }
}

/// The weighted mean of the values that are there; no number when none is.
func weightedMean(_ values: [Double], _ weights: [Double]) -> Double {
    var total = 0.0
    var weight = 0.0
    for (index, value) in values.enumerated() where !value.isNaN {
        total += value * weights[index]
        weight += weights[index]
    }
    return weight > 0 ? total / weight : .nan
}
