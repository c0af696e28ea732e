import Glibc
import Gzip
import PostgresEventStore
import Terminal

/// Writes an export as a sequence of gzip members of a few megabytes. If the program is killed, the
/// file is usable up to the end of its last complete member.
struct ExportWriter: Sendable {
  /// The size of a member in bytes, before compression.
  private static let member = 4 << 20

  private let descriptor: Int32
  private let stream: StandardStream
  private(set) var tally: TransferChain
  private var pending: [UInt8] = []

  /// - Parameters:
  ///   - name: For errors.
  ///   - tally: The tally of the lines that the file already has.
  init(descriptor: Int32, name: String, after tally: TransferChain = TransferChain()) {
    self.descriptor = descriptor
    self.tally = tally
    stream = StandardStream(fileDescriptor: descriptor, name: name, bufferSize: 0)
  }

  /// Writes a line. Each kind of rows begins a new member.
  mutating func write(_ kind: TransferKind, _ object: [UInt8]) throws {
    if let last = tally.kind, last != kind, last != .header { try flush() }
    pending += tally.line(of: object)
    if pending.count >= Self.member { try flush() }
  }

  /// Writes the manifest, and flushes the file to the disk.
  mutating func finish() throws {
    try write(.manifest, Array(tally.manifest.utf8))
    try flush()
    // A pipe or a terminal cannot be flushed to a disk.
    guard fsync(descriptor) == 0 || [EINVAL, EROFS, ENOTSUP].contains(errno) else {
      throw OutputError.failed(stream: "the export", code: errno)
    }
  }

  private mutating func flush() throws {
    guard !pending.isEmpty else { return }
    try stream.write(GzipMember.compress(pending))
    pending.removeAll(keepingCapacity: true)
  }
}
