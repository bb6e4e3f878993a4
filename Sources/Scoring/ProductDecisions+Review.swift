import Model

extension ProductDecisions {
    /// Two products are one, called as the second one is.
    public mutating func merge(_ one: String, into other: String) {
        let (one, other) = (product(of: one) ?? one, product(of: other) ?? other)
        guard one != other else { return }
        forgetApart(one, other)
        set(one, is: other)
    }

    /// These names are one product, whatever rules there will be.
    public mutating func confirm(_ spellings: [String], are product: String) {
        for spelling in spellings where spelling != product { set(spelling, is: product) }
        set(product, is: product)
    }

    /// One of a product's names is a product of its own. Where it is the one that the product goes by, the others go by
    /// the first of theirs.
    public mutating func split(_ spelling: String, from product: String, others: [String]) {
        if spelling == product, let first = others.first {
            for other in others.reversed() { set(other, is: first) }
            set(first, is: first)
        }
        set(spelling, is: spelling)
    }
}
