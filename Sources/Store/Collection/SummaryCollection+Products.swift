import Dispatch
import Glibc
import JSON
import Model
import Synchronization

extension SummaryCollection {
    /// The products of all organisations that share them, in columns, and the files that could not be read, which are
    /// left out.
    public func products() throws(StoreError) -> (table: ProductTable, problems: [StoreError]) {
        let names = try names()
        let chunkSize = 64
        let chunks = (names.count + chunkSize - 1) / chunkSize
        let results = Mutex(Array(repeating: [Result<PeerProducts, StoreError>](), count: chunks))
        DispatchQueue.concurrentPerform(iterations: chunks) { chunk in
            let document = JSONDocument()
            let part = names[chunk * chunkSize..<min(names.count, (chunk + 1) * chunkSize)].map { name in
                Self.products("\(folder)/\(name)", document)
            }
            results.withLock { $0[chunk] = part }
        }
        var read: [PeerProducts] = []
        var problems: [StoreError] = []
        for result in results.withLock({ $0.joined() }) {
            switch result {
            case .success(let products): read.append(products)
            case .failure(let problem): problems.append(problem)
            }
        }
        var table = ProductTable()
        for one in read.sorted(by: { $0.peer.id < $1.peer.id }) {
            if let products = one.products { table.add(one.peer, products) }
        }
        return (table, problems)
    }

    private typealias PeerProducts = (peer: Summary.Participant, products: [Summary.Product]?)

    /// Straight from a file as far as it is as we write it; else as a summary, which also says what is wrong.
    private static func products(_ file: String, _ document: JSONDocument) -> Result<PeerProducts, StoreError> {
        do throws(StoreError) {
            if let bytes = try FileSystem.read(file), (try? document.parse(bytes)) != nil,
                let products = document.read({ products($0) })
            {
                return .success(products)
            }
            let summary = try read(file)
            return .success((summary.organisation, summary.products))
        } catch {
            return .failure(error)
        }
    }

    private static func products(_ node: JSONNode) -> PeerProducts? {
        guard node["format"]?.integer == 1, let organisation = node["organisation"],
            let peer = try? SummaryFile.participant(organisation)
        else { return nil }
        guard let list = node["products"] else { return (peer, nil) }
        guard let products = try? list.list(SummaryFile.product) else { return nil }
        return (peer, products)
    }
}
