import Testing

@testable import Terminal

@Suite struct RectangleTests {
    @Test("the parts of a split rectangle are all of it, side by side, whatever is asked for", arguments: -3...9)
    func splitting(size: Int) {
        let whole = Rectangle(x: 3, y: 5, width: 6, height: 4)
        let (top, below) = whole.splitTop(size)
        #expect(top == Rectangle(x: 3, y: 5, width: 6, height: min(max(0, size), 4)))
        #expect(below == Rectangle(x: 3, y: top.bottom, width: 6, height: 4 - top.height))
        let (above, bottom) = whole.splitBottom(size)
        #expect(bottom.height == min(max(0, size), 4) && bottom.bottom == 9)
        #expect(above == Rectangle(x: 3, y: 5, width: 6, height: 4 - bottom.height) && above.bottom == bottom.y)
        let (left, right) = whole.splitLeft(size)
        #expect(left == Rectangle(x: 3, y: 5, width: min(max(0, size), 6), height: 4))
        #expect(right == Rectangle(x: left.right, y: 5, width: 6 - left.width, height: 4))
    }

    @Test("a cell lies within from the first column and row to the last")
    func containing() {
        let area = Rectangle(x: 2, y: 1, width: 3, height: 2)
        let within = (0..<4).flatMap { y in (0..<7).filter { area.contains(x: $0, y: y) }.map { [$0, y] } }
        #expect(within == [[2, 1], [3, 1], [4, 1], [2, 2], [3, 2], [4, 2]])
    }

    @Test("an inset larger than the rectangle leaves nothing, and a negative size is none")
    func shrinking() {
        let area = Rectangle(x: 0, y: 0, width: 5, height: 3)
        #expect(area.inset(x: 1, y: 1) == Rectangle(x: 1, y: 1, width: 3, height: 1))
        #expect(area.inset(x: 3).isEmpty && area.inset(y: 2).isEmpty)
        #expect(Rectangle(x: 0, y: 0, width: -1, height: 4) == Rectangle(x: 0, y: 0, width: 0, height: 4))
    }

    @Test("what is centred lies in the middle and is no larger than the rectangle")
    func centring() {
        let area = Rectangle(x: 10, y: 10, width: 8, height: 5)
        #expect(area.centred(width: 4, height: 3) == Rectangle(x: 12, y: 11, width: 4, height: 3))
        #expect(area.centred(width: 99, height: 99) == area)
        #expect(area.centred(width: 3, height: 2) == Rectangle(x: 12, y: 11, width: 3, height: 2))
    }
}
