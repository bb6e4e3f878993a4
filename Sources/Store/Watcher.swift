import Glibc

/// Tells that somebody wrote to a folder.
public final class Watcher: Sendable {
    /// Readable when something happened.
    public let descriptor: Int32

    /// Watches a folder.
    public init(folder: String) throws(StoreError) {
        descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
        guard descriptor >= 0 else { throw .io(folder) }
        let events = UInt32(IN_MODIFY | IN_MOVED_TO | IN_CREATE | IN_DELETE)
        guard inotify_add_watch(descriptor, folder, events) >= 0 else {
            let error = StoreError.io(folder)
            close(descriptor)
            throw error
        }
    }

    deinit { close(descriptor) }

    /// Takes note of everything that has happened.
    public func drain() {
        var buffer = [UInt8](repeating: 0, count: 4096)
        while read(descriptor, &buffer, buffer.count) > 0 {}
    }
}
