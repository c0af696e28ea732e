import Dispatch
import EditorialReadModels
import Foundation
import Synchronization
import Syndication

/// Writes items in a format on several threads, and passes them on in their order. Only a few are in
/// memory.
final class OrderedRendering {
  private let format: SyndicationFormat
  private let head: SyndicationHead
  /// The number of items in a document, if there are several documents.
  private let pageSize: Int?
  private let pass: (RenderedItem) throws -> Void
  private let queue = DispatchQueue(label: "galley.syndication", attributes: .concurrent)
  private var rows: [PublicItemRow] = []
  private var pending: [Batch] = []
  private var count = 0

  /// The number of items that a thread takes at once.
  private static let batchSize = 32
  private static let mostPending = 2 * ProcessInfo.processInfo.activeProcessorCount

  /// - Parameter pass: Receives the items in order. Called on the thread that adds rows.
  init(
    _ format: SyndicationFormat, _ head: SyndicationHead, pageSize: Int?,
    pass: @escaping (RenderedItem) throws -> Void
  ) {
    (self.format, self.head, self.pageSize, self.pass) = (format, head, pageSize, pass)
  }

  func add(_ row: PublicItemRow) throws {
    rows.append(row)
    if rows.count == Self.batchSize { try begin() }
  }

  func finish() throws {
    if !rows.isEmpty { try begin() }
    while !pending.isEmpty { try passFirst() }
  }

  private func begin() throws {
    let batch = Batch(rows, index: pageSize.map { count % $0 } ?? count, pageSize: pageSize)
    count += rows.count
    rows = []
    pending.append(batch)
    queue.async { [format, head] in batch.render(format, head) }
    if pending.count >= Self.mostPending { try passFirst() }
  }

  private func passFirst() throws {
    let batch = pending.removeFirst()
    for item in try batch.items() { try pass(item) }
  }
}

/// Items that one thread writes.
private final class Batch: Sendable {
  private let rows: [PublicItemRow]
  /// The index of the first item in its document.
  private let index: Int
  private let pageSize: Int?
  private let written = Mutex<Result<[RenderedItem], any Error>>(.success([]))
  private let isDone = DispatchSemaphore(value: 0)

  init(_ rows: [PublicItemRow], index: Int, pageSize: Int?) {
    (self.rows, self.index, self.pageSize) = (rows, index, pageSize)
  }

  func render(_ format: SyndicationFormat, _ head: SyndicationHead) {
    let result = Result {
      let writer = try format.writer(for: head)
      return try rows.enumerated().map { offset, row in
        let item = PublicItem(row)
        let place = index + offset
        let bytes = try writer.write(item, at: pageSize.map { place % $0 } ?? place)
        return RenderedItem(
          slug: item.slug, formerSlugs: item.formerSlugs, bytes: bytes,
          changedPosition: row.changedPosition)
      }
    }
    written.withLock { $0 = result }
    isDone.signal()
  }

  /// Waits for the items.
  func items() throws -> [RenderedItem] {
    isDone.wait()
    return try written.withLock { try $0.get() }
  }
}
