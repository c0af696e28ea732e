@testable import PostgresEventStore

/// The lines of an export, inflated.
enum ExportTarget {
  static func check(_ bytes: UnsafeRawBufferPointer) {
    var (tally, again, place) = (TransferChain(), TransferChain(), TransferCursor())
    var reading = ImportBatcher()
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      do {
        let (kind, object) = try tally.read(Array(line)[...])
        require(
          again.line(of: object).dropLast().elementsEqual(line), "a line that is taken is written")
        try place.move(to: kind, object)
        _ = try reading.add(Array(line)[...])
      } catch {
        return
      }
    }
  }
}
