import Glibc
import Model
import Store
import Terminal

/// The loop: waits for something to happen, updates the state, carries out the effects, and shows the screen once.
public struct Program {
    private var state: State
    private let screen: Screen
    private let saver: Saver
    private let mailbox = Mailbox()
    private let worker: Worker
    private let watcher: Watcher?
    private let themes: ThemeFolders
    /// Where a person's choices are kept; nil where there is no such place.
    private let settings: String?
    private let folder: String
    /// What other processes have been told is on the wall.
    private var told: PresentationFile?
    /// The hidden votes that are kept.
    private var kept = OpenVotes()
    /// Whether the journal holds something that the snapshots do not.
    private var isUnfolded: Bool
    /// When something last happened, in seconds.
    private var lastEvent = 0.0

    /// Milliseconds without a key before the journal is folded.
    private static let quietTime: Int32 = 3000
    /// Milliseconds before what could not be saved is tried again.
    private static let retryTime: Int32 = 2000

    /// Takes an open organisation and an open screen. `settings` is the folder that a person's choices are kept in,
    /// or nil to keep none.
    public init(
        workspace: Workspace, store: OrganisationStore, screen: Screen, themes: ThemeFolders, settings: String?,
        bindings: KeyBindings, role: State.Role = .workbench
    ) {
        state = State(workspace: workspace, bindings: bindings, role: role)
        folder = store.folder
        self.settings = settings
        self.screen = screen
        isUnfolded = store.unfoldedCount > 0
        self.themes = themes
        saver = Saver(store: store, mailbox: mailbox)
        worker = Worker(mailbox: mailbox)
        watcher = try? Watcher(folder: store.folder)
    }

    /// Runs until the user leaves. False when something could not be saved.
    public mutating func run() -> Bool {
        let size = screen.size
        _ = update(&state, .event(.resize(width: size.width, height: size.height)))
        follow()
        screen.show(View.draw(state))
        defer {
            tell(nil)
            if !kept.rounds.isEmpty { try? OpenVotes().keep(folder: folder) }
        }
        while true {
            let woken = wait()
            var messages = state.pane.isTimed ? [Message.tick(Self.seconds())] : []
            messages += screen.events().map(Message.event)
            messages += mailbox.take()
            if woken.files {
                watcher?.drain()
                saver.refresh()
                follow()
            }
            if woken.anything { lastEvent = Self.seconds() }
            if !woken.anything, Self.seconds() - lastEvent >= Double(quietTime) / 1000 - 0.05 {
                lastEvent = Self.seconds()
                if saver.hasPending {
                    saver.retry()
                } else {
                    saver.fold()
                    isUnfolded = false
                }
            }
            for message in messages {
                if case .saved = message { isUnfolded = true }
                for effect in update(&state, message) {
                    if let isSaved = carryOut(effect) { return isSaved }
                }
            }
            keepVotes()
            if !messages.isEmpty || woken.files { screen.show(View.draw(state)) }
            tell(state.position)
        }
    }

    /// Tells other processes what is on the wall, when it is something else than before.
    private mutating func tell(_ position: PresentationFile?) {
        guard position != told else { return }
        told = position
        PresentationFile.tell(position, folder: folder)
    }

    /// Keeps the votes that nobody has seen yet, before the screen says that they were taken. One that was shown stays
    /// until it is in the journal.
    private mutating func keepVotes() {
        let open = state.openVotes
        let wanted = state.workspace.unsaved.isEmpty ? open : open.adding(kept)
        guard wanted != kept else { return }
        do throws(StoreError) {
            try wanted.keep(folder: folder)
            kept = wanted
        } catch {
            _ = update(&state, .notice(Notice("\(error)", isError: true)))
        }
    }

    /// Goes on with the votes that a process left which is gone.
    private mutating func takeOverVotes() {
        guard !state.workspace.isReadOnly else { return }
        do throws(StoreError) {
            kept = try state.openVotes.takingOver(folder: folder)
            _ = update(&state, .votes(kept))
        } catch {
            _ = update(&state, .notice(Notice("\(error)", isError: true)))
        }
    }

    /// Sees what another process has on the wall, where there are notes to it.
    private mutating func follow() {
        guard state.pane is NotesPane else { return }
        _ = update(&state, .presenting(PresentationFile.read(folder: folder)))
    }

    /// Milliseconds without anything before what waits is done: what could not be saved, or a fold.
    private var quietTime: Int32 { saver.hasPending ? Self.retryTime : Self.quietTime }

    /// Seconds that only go forward.
    private static func seconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// Nil while the program goes on; at its end, whether all is saved.
    private mutating func carryOut(_ effect: Effect) -> Bool? {
        switch effect {
        case .append(let change): saver.append(change)
        case .work(let work): worker.start(work)
        case .cancel(let name): worker.cancel(name)
        case .takeOverVotes: takeOverVotes()
        case .findThemes:
            _ = update(&state, .themes(themes.all()))
        case .theme(let name):
            do throws(ThemeError) {
                screen.use(try themes.read(name))
            } catch {
                _ = update(&state, .notice(Notice("\(error)", isError: true)))
            }
        case .rememberTheme(let name):
            guard let settings else { return nil }
            do throws(StoreError) {
                var kept = try Settings.read(folder: settings)
                kept.theme = name
                try kept.write(folder: settings)
            } catch {
                _ = update(&state, .notice(Notice("\(error)", isError: true)))
            }
        case .repaint: screen.repaint()
        case .suspend:
            // Stopped in the middle of writing, it would keep the lock that others wait for.
            saver.drain()
            screen.suspend()
        case .quit:
            // What cannot be saved is told of, and leaving asks first, once the reason has come.
            if saver.finish() { return true }
        case .abandon: return saver.finish()
        }
        return nil
    }

    private func wait() -> (files: Bool, anything: Bool) {
        let timeout = state.pane.isTimed ? min(quietTime, 250) : saver.hasPending || isUnfolded ? quietTime : -1
        var descriptors = [screen.descriptor, mailbox.descriptor, watcher?.descriptor ?? -1].map {
            pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
        }
        let count = poll(&descriptors, nfds_t(descriptors.count), timeout)
        // A signal, such as that of a new size, interrupts the wait: there is something to look for.
        return (descriptors[2].revents != 0, count != 0)
    }
}
