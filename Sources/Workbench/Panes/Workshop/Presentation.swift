import Model
import Store

/// Slides on the wall: which one, and how far into it.
struct Presentation: Equatable, Sendable {
    /// The slides in order; never empty.
    let slides: [Slide]
    /// The slide that is shown.
    private(set) var place: Int
    /// Whether what was answered or voted is shown of a statement.
    private(set) var isRevealed = false
    /// Whether the wall is dark.
    var isBlank = false
    /// Whether a statement's units stand side by side.
    var showsUnits = false
    /// Votes that have been taken or are being taken, and not been shown.
    var votes: [Identifier<Factor>: Vote] = [:]
    /// Those who have voted at their terminals, by statement.
    var voters: [Identifier<Factor>: Set<Identifier<Response>>] = [:]
    var timer = Timer()
    /// The selected line of the plan, on slides that have some.
    var cursor = ListCursor()

    init(_ slides: [Slide], from slide: Slide? = nil) {
        self.slides = slides
        place = slide.flatMap { slides.firstIndex(of: $0) } ?? 0
    }

    var slide: Slide { slides[place] }

    /// The vote on the statement on the wall that has not been shown.
    var vote: Vote? {
        get { slide.factor.flatMap { votes[$0] } }
        set { if let factor = slide.factor { votes[factor] = newValue } }
    }

    /// What the notes in another process follow.
    var position: PresentationFile {
        PresentationFile(
            slide: slide.id, next: place + 1 < slides.count ? slides[place + 1].id : nil, isRevealed: isRevealed,
            isBlank: isBlank, hiddenVotes: vote?.count)
    }

    /// Shows what was answered or voted of the statement.
    mutating func reveal() { isRevealed = true }

    /// Shows the statement alone again.
    mutating func hide() { isRevealed = false }

    /// One step on: a statement's result is a step of its own.
    mutating func next() {
        if isBlank {
            isBlank = false
        } else if slide.factor != nil, !isRevealed {
            isRevealed = true
        } else if place + 1 < slides.count {
            show(place + 1)
        }
    }

    /// One step back.
    mutating func previous() {
        if isBlank {
            isBlank = false
        } else if isRevealed {
            isRevealed = false
        } else if place > 0 {
            show(place - 1)
            // Backwards one meets the result first.
            isRevealed = slide.factor != nil
        }
    }

    /// The first slide of another sort, or the next statement, in that direction: past the rest of the statements.
    mutating func jump(_ step: Int) {
        let isStatement = slide.factor != nil
        var target = place + step
        while slides.indices.contains(target), isStatement, slides[target].factor != nil { target += step }
        if slides.indices.contains(target) { show(target) }
    }

    private mutating func show(_ place: Int) {
        self.place = place
        isRevealed = false
        showsUnits = false
        cursor = ListCursor()
        timer.reset()
    }
}
