@testable import PostgresEventStore

/// The lines of an export that was written by hand, a row in each.
struct ExportLines {
  private(set) var lines: [[UInt8]] = []
  private var tally = TransferTally()

  static let header = #"{"galley":{"format":1}}"#

  /// - Parameter rows: A JSON object each.
  init(_ rows: [String]) {
    for row in [Self.header] + rows { lines.append(tally.line(of: Array(row.utf8)).dropLast()) }
    lines.append(tally.line(of: Array(tally.manifest.utf8)).dropLast())
  }

  /// The batches that they come to.
  func batches() throws(TransferError) -> [ImportBatch] {
    var reading = ImportReading()
    var batches: [ImportBatch] = []
    for line in lines {
      if let batch = try reading.take(line[...]) { batches.append(batch) }
    }
    batches.append(try reading.finish().0)
    return batches
  }
}
