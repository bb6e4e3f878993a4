import Glibc
import Synchronization

/// Messages from other threads, with a descriptor that wakes the loop.
final class Mailbox: Sendable {
    /// Readable while there are messages.
    let descriptor: Int32
    private let waker: Int32
    private let messages = Mutex<[Message]>([])

    init() {
        var ends: [Int32] = [-1, -1]
        pipe(&ends)
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        (descriptor, waker) = (ends[0], ends[1])
    }

    deinit {
        close(descriptor)
        close(waker)
    }

    /// Leaves a message and wakes the loop.
    func post(_ message: Message) {
        messages.withLock { $0.append(message) }
        var byte: UInt8 = 1
        // A full pipe has woken the loop already.
        _ = write(waker, &byte, 1)
    }

    /// All messages that have come.
    func take() -> [Message] {
        var bytes = [UInt8](repeating: 0, count: 512)
        while read(descriptor, &bytes, bytes.count) > 0 {}
        return messages.withLock { messages in
            defer { messages = [] }
            return messages
        }
    }
}
