import Scoring

/// A line of the names to look through.
enum ReviewLine: Identifiable {
    /// A product with its names.
    case product(ProductReview.Product)
    /// Two products that may be one.
    case proposal(ProductReview.Proposal)

    /// First what the rules did and nobody has looked at, then what may be one, then the rest.
    static func lines(_ review: ProductReview) -> [ReviewLine] {
        func isOpen(_ product: ProductReview.Product) -> Bool { product.spellings.count > 1 && !product.isConfirmed }
        return review.products.filter(isOpen).map(ReviewLine.product) + review.proposals.map(ReviewLine.proposal)
            + review.products.filter { !isOpen($0) }.map(ReviewLine.product)
    }

    var id: String {
        switch self {
        case .product(let product): product.id
        case .proposal(let proposal): proposal.one.id + " = " + proposal.other.id
        }
    }

    /// Whose names it shows.
    var products: [ProductReview.Product] {
        switch self {
        case .product(let product): [product]
        case .proposal(let proposal): [proposal.other, proposal.one]
        }
    }

    /// The names that can be walked.
    var spellings: [ProductReview.Spelling] { products.flatMap(\.spellings) }
}
