@testable import PostgresEventStore

/// The lines of a hand-written export, with one row in each.
struct ExportLines {
  private(set) var lines: [[UInt8]] = []
  private var chain = TransferChain()

  static let header = #"{"galley":{"format":1}}"#

  /// - Parameter rows: One JSON object each.
  init(_ rows: [String]) {
    for row in [Self.header] + rows { lines.append(chain.line(of: Array(row.utf8)).dropLast()) }
    lines.append(chain.line(of: Array(chain.manifest.utf8)).dropLast())
  }

  /// The batches of their rows.
  func batches() throws(TransferError) -> [ImportBatch] {
    var batcher = ImportBatcher()
    var batches: [ImportBatch] = []
    for line in lines {
      if let batch = try batcher.add(line[...]) { batches.append(batch) }
    }
    batches.append(try batcher.finish().0)
    return batches
  }
}
