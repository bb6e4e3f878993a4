import Dispatch
import Model
import Store
import Synchronization

/// Puts changes in the journal on a thread of its own, so that no key waits for a disk.
///
/// Changes that come while one is being written go into the journal together. What could not be written is kept and
/// tried again.
final class Saver: Sendable {
    private let store: OrganisationStore
    private let mailbox: Mailbox
    private let queue = DispatchQueue(label: "saver")
    private let pending = Mutex<[Change]>([])

    init(store: OrganisationStore, mailbox: Mailbox) {
        self.store = store
        self.mailbox = mailbox
    }

    /// Whether something is not yet in the journal.
    var hasPending: Bool { pending.withLock { !$0.isEmpty } }

    /// Writes a change soon.
    func append(_ change: Change) {
        pending.withLock { $0.append(change) }
        queue.async { self.save() }
    }

    /// Tries again to write what could not be written.
    func retry() { queue.async { self.save() } }

    /// Looks for what others have written.
    func refresh() {
        queue.async {
            do throws(StoreError) {
                let foreign = try self.store.refresh()
                if !foreign.isEmpty { self.mailbox.post(.foreign(foreign)) }
            } catch {
                self.mailbox.post(.notice(Notice("\(error)", isError: true)))
            }
        }
    }

    /// Folds the journal into the snapshots.
    func fold() { queue.async { self.foldNow() } }

    /// Waits until nothing is being written.
    func drain() { queue.sync {} }

    /// Writes what is left and folds; false when something could not be written.
    func finish() -> Bool {
        queue.sync {
            save()
            guard !hasPending else { return false }
            foldNow()
            return true
        }
    }

    private func save() {
        let changes = pending.withLock { $0 }
        guard !changes.isEmpty else { return }
        do throws(StoreError) {
            let foreign = try store.append(changes)
            pending.withLock { $0.removeFirst(changes.count) }
            mailbox.post(.saved(count: changes.count, foreign: foreign))
        } catch {
            mailbox.post(.saveFailed(error.brief))
        }
    }

    private func foldNow() {
        guard store.unfoldedCount > 0, !store.isReadOnly else { return }
        do throws(StoreError) {
            try store.fold()
        } catch {
            // The journal still has everything; only the snapshots are behind.
            mailbox.post(.notice(Notice("\(error)", isError: true)))
        }
    }
}
