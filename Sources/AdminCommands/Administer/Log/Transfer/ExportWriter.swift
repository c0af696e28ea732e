import Glibc
import Gzip
import PostgresEventStore
import Terminal

/// Writes an export as gzip members of some megabytes, one after the other, so that what a killed
/// program has written is good up to the end of the last whole one.
struct ExportWriter: Sendable {
  /// Uncompressed.
  private static let member = 4 << 20

  private let descriptor: Int32
  private let stream: StandardStream
  private(set) var tally: TransferChain
  private var pending: [UInt8] = []

  /// - Parameters:
  ///   - name: For errors.
  ///   - tally: Of what stands there already.
  init(descriptor: Int32, name: String, after tally: TransferChain = TransferChain()) {
    self.descriptor = descriptor
    self.tally = tally
    stream = StandardStream(fileDescriptor: descriptor, name: name, bufferSize: 0)
  }

  /// A kind of rows begins with a member of its own.
  mutating func write(_ kind: TransferKind, _ object: [UInt8]) throws {
    if let last = tally.kind, last != kind, last != .header { try flush() }
    pending += tally.line(of: object)
    if pending.count >= Self.member { try flush() }
  }

  /// Writes the manifest, and sees to it that all stands on the disk.
  mutating func finish() throws {
    try write(.manifest, Array(tally.manifest.utf8))
    try flush()
    // A pipe or a terminal has nothing to bring to a disk.
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
