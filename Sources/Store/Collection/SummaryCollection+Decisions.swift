import Glibc
import JSON
import Model

extension SummaryCollection {
    /// What people have decided on names of products; nothing where nobody has decided anything.
    public func productDecisions() throws(StoreError) -> ProductDecisions {
        guard access("\(folder)/\(ProductDecisionsFile.name)", F_OK) == 0 || errno != ENOENT else {
            return ProductDecisions()
        }
        var newer: [String] = []
        return try Snapshots.read(folder, ProductDecisionsFile.name, &newer) { node throws(Malformed) in
            try ProductDecisionsFile.read(node)
        }
    }

    /// Does a change to what has been decided, by others meanwhile too, and gives what is decided now.
    public func decide(_ change: ProductDecisions.Change) throws(StoreError) -> ProductDecisions {
        try DataRoot.makeFolders(folder)
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .io(folder) }
        defer { close(descriptor) }
        while flock(descriptor, LOCK_EX) != 0 { guard errno == EINTR else { throw .io(folder) } }
        let file = "\(folder)/\(ProductDecisionsFile.name)"
        guard let decisions = try productDecisions().applying(change) else {
            throw StoreError(
                .badData, file: file, problem: "others have decided otherwise meanwhile, and both cannot hold",
                remedy: "look at the names again")
        }
        try FileSystem.real.replace(file, with: Array(ProductDecisionsFile.json(decisions).canonical().utf8))
        return decisions
    }
}
