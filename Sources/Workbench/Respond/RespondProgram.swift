import Glibc
import Model
import Store
import Terminal

/// The loop of a respondent's session. An answer is in the journal before it is on the screen, so that whenever the line
/// breaks, what was seen is saved.
public struct RespondProgram {
    private var state: RespondState
    private let store: OrganisationStore
    private let screen: Screen
    private let watcher: Watcher?
    private let themes: ThemeFolders
    private let measurement: String?
    private let idleTime: Duration
    private let clock = ContinuousClock()
    private var lastEvent: ContinuousClock.Instant
    /// When to look at what others have written; nil while they have written nothing.
    private var nextLook: ContinuousClock.Instant?

    /// What others write is looked at no more often than this: forty who look at each of forty people's answers would
    /// keep the folder locked for the one who writes. It matters only when the measurement closes, and that is seen
    /// under the lock whenever something is saved.
    private static let lookingTime: Duration = .seconds(1)
    /// After a wrong code nothing is heard for a while, and longer each time.
    private static let pauses: [UInt32] = [2, 4, 4]
    /// Changes in the journal from which the last one who leaves folds them: rarely, as all others then read anew.
    private static let longJournal = 500

    /// Takes an open organisation and an open screen. `measurement` is where codes are looked up, or nil for all
    /// measurements; `idleTime` without a key ends the session.
    public init(
        state: RespondState, store: OrganisationStore, screen: Screen, themes: ThemeFolders, measurement: String?,
        idleTime: Duration
    ) {
        self.state = state
        self.store = store
        self.screen = screen
        self.themes = themes
        self.measurement = measurement
        self.idleTime = idleTime
        lastEvent = clock.now
        watcher = try? Watcher(folder: store.folder)
    }

    /// Runs until the respondent leaves. False when nothing was typed for too long.
    public mutating func run() -> Bool {
        let size = screen.size
        _ = update(&state, .event(.resize(width: size.width, height: size.height)))
        while true {
            screen.show(RespondView.draw(state))
            wait()
            let events = screen.events()
            if !events.isEmpty { lastEvent = clock.now }
            if clock.now - lastEvent >= idleTime { return leave(false) }
            look()
            for event in events {
                for effect in update(&state, .event(event)) where !carryOut(effect) { return leave(true) }
            }
        }
    }

    private func leave(_ isAsked: Bool) -> Bool {
        // What fails here fails for nobody: the journal has everything.
        if store.unfoldedCount >= Self.longJournal { try? store.fold() }
        return isAsked
    }

    /// False when the session ends.
    private mutating func carryOut(_ effect: RespondEffect) -> Bool {
        switch effect {
        case .append(let change): append(change)
        case .identify(let code): return identify(code)
        case .theme(let name):
            do throws(ThemeError) {
                screen.use(try themes.read(name))
            } catch {
                _ = update(&state, .notice(Notice("\(error)", isError: true)))
            }
        case .repaint: screen.repaint()
        case .quit: return false
        }
        return true
    }

    private mutating func append(_ change: Change) {
        guard let seat = state.seat else { return }
        do throws(StoreError) {
            // Where the measurement has closed in the meantime nothing is written, and the screen says so.
            _ = try store.append([change]) { seat.isOpen(in: $0) }
            _ = update(&state, .organisation(store.organisation))
        } catch {
            _ = update(&state, .failed(change, error.problem))
        }
    }

    private mutating func identify(_ code: AccessCode) -> Bool {
        screen.show(RespondView.draw(state))
        // A code may have been made since the start.
        _ = try? store.refresh()
        let organisation = store.organisation
        let seat = Seat(code: code, in: organisation, measurement: measurement)
        if seat == nil {
            sleep(Self.pauses[min(state.wrongCodes, Self.pauses.count - 1)])
            // What was typed meanwhile counts for nothing.
            _ = screen.events()
        }
        let effects = update(&state, .identified(seat, organisation))
        return !effects.contains(.quit)
    }

    /// Takes in what others have written, when it is time.
    private mutating func look() {
        guard let due = nextLook, due <= clock.now else { return }
        nextLook = nil
        do throws(StoreError) {
            if try !store.refresh().isEmpty { _ = update(&state, .organisation(store.organisation)) }
        } catch {
            _ = update(&state, .notice(Notice(error.problem, isError: true)))
        }
    }

    private mutating func wait() {
        var end = lastEvent + idleTime
        if let nextLook { end = min(end, nextLook) }
        let left = (end - clock.now).components
        let milliseconds = max(0, left.seconds * 1000 + left.attoseconds / 1_000_000_000_000_000 + 1)
        // While a look is due anyway, nothing is heard of further changes.
        let files = nextLook == nil ? watcher?.descriptor ?? -1 : -1
        var descriptors = [screen.descriptor, files].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        _ = poll(&descriptors, 2, Int32(min(milliseconds, 3_600_000)))
        if descriptors[1].revents != 0 {
            watcher?.drain()
            nextLook = clock.now + Self.lookingTime
        }
    }
}
