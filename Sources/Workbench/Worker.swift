import Dispatch
import Synchronization

/// Does works on a thread of its own, one after another. A work of the same name takes the place of one that waits, and
/// the message of one that was replaced while it ran is dropped.
final class Worker: Sendable {
    private let mailbox: Mailbox
    private let queue = DispatchQueue(label: "worker")
    /// By name, the number of the latest work.
    private let latest = Mutex<[String: Int]>([:])

    init(mailbox: Mailbox) { self.mailbox = mailbox }

    /// Does it soon.
    func start(_ work: Work) {
        let number = latest.withLock { latest in
            latest[work.name, default: 0] += 1
            return latest[work.name, default: 0]
        }
        let isCancelled: @Sendable () -> Bool = { self.latest.withLock { $0[work.name] != number } }
        queue.async {
            guard !isCancelled(), let message = work.run(isCancelled), !isCancelled() else { return }
            self.mailbox.post(message)
        }
    }

    /// Nobody waits for the work of that name any more.
    func cancel(_ name: String) { latest.withLock { $0[name, default: 0] += 1 } }
}
