import Gzip
import PostgresEventStore

/// Writes an export as a sequence of gzip members of a few megabytes. If the program is killed, a file
/// is usable up to the end of its last complete member.
struct ExportWriter: Sendable {
  /// The size of a member in bytes, before compression.
  private static let member = 4 << 20

  private let write: @Sendable ([UInt8]) throws -> Void
  private(set) var tally: TransferChain
  private var pending: [UInt8] = []

  /// - Parameters:
  ///   - tally: The tally of the lines that were written before.
  ///   - write: Receives the members, one at a time.
  init(
    after tally: TransferChain = TransferChain(),
    to write: @escaping @Sendable ([UInt8]) throws -> Void
  ) {
    self.tally = tally
    self.write = write
  }

  /// Writes a line. Each kind of rows begins a new member.
  mutating func write(_ kind: TransferKind, _ object: [UInt8]) throws {
    if let last = tally.kind, last != kind, last != .header { try flush() }
    pending += tally.line(of: object)
    if pending.count >= Self.member { try flush() }
  }

  /// Writes the manifest.
  mutating func finish() throws {
    try write(.manifest, Array(tally.manifest.utf8))
    try flush()
  }

  private mutating func flush() throws {
    guard !pending.isEmpty else { return }
    try write(GzipMember.compress(pending))
    pending.removeAll(keepingCapacity: true)
  }
}
