import Glibc
import Synchronization

/// Messages from other threads, with a descriptor that wakes the loop.
final class Mailbox: Sendable {
    /// Readable while there are messages.
    let descriptor: Int32
    private let messages = Mutex<[Message]>([])

    init() { descriptor = eventfd(0, Int32(EFD_CLOEXEC.rawValue | EFD_NONBLOCK.rawValue)) }

    deinit { close(descriptor) }

    /// Leaves a message and wakes the loop.
    func post(_ message: Message) {
        messages.withLock { $0.append(message) }
        eventfd_write(descriptor, 1)
    }

    /// All messages that have come.
    func take() -> [Message] {
        var count: eventfd_t = 0
        eventfd_read(descriptor, &count)
        return messages.withLock { messages in
            defer { messages = [] }
            return messages
        }
    }
}
