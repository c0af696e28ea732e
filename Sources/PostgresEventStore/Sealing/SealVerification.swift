package import PostgreSQL
package import Seals

/// Compares the log with its seals. It hashes every event again; at the size of each seal, the root
/// must be the one that was signed.
package struct SealVerification: Sendable {
  package struct Report: Sendable {
    /// The number of events read, up to the watermark.
    package var events = 0
    /// The number of events that a valid seal covers.
    package var sealed: Int64 = 0
    /// The number of valid seals.
    package var seals = 0
    package var findings: [LogFinding] = []
  }

  /// The keys that may sign seals.
  let keys: [VerifierKey]
  /// Seals that were stored elsewhere, with their names.
  let outside: [(name: String, note: SignedNote)]
  /// Whether the log may lack seals that were made after its last one, as a restored log does.
  let mayLackLater: Bool

  package init(
    keys: [VerifierKey], outside: [(name: String, note: SignedNote)] = [],
    mayLackLater: Bool = false
  ) {
    (self.keys, self.outside, self.mayLackLater) = (keys, outside, mayLackLater)
  }

  /// Reads the log from its beginning.
  ///
  /// - Parameters:
  ///   - connection: To read the log.
  ///   - other: To read the stored hashes at the same time.
  ///   - progress: Called with the number of events read so far.
  package func run(
    on connection: inout Connection, and other: consuming Connection,
    progress: (Int) throws -> Void = { _ in }
  ) throws -> Report {
    let stored = try SealStore.seals(on: &connection)
    let watermark = try Watermark.read(on: &connection)
    var report = Report()
    var expected = ExpectedRoots()
    for seal in stored {
      let name = "the seal of \(seal.size) events"
      expected.add(name, position: seal.position, to: &report) { () throws(SealError) in
        try seal.checkpoint(signedBy: keys)
      }
    }
    for (name, note) in outside {
      expected.add(name, to: &report) { () throws(SealError) in
        try note.checkpoint(signedBy: keys)
      }
    }
    let last = stored.last?.size ?? 0
    for missing in expected.sizes.subtracting(stored.map(\.size)).sorted()
    where !mayLackLater || missing < last {
      report.findings.append(
        LogFinding("a seal of \(missing) events was made, but is not among those alongside the log")
      )
    }
    var hashes: SealedHashes?
    if let latest = stored.last { hashes = SealedHashes(latest, on: other) }
    var verifier = LeafVerifier(expected, hashes: hashes, report: report)
    try LogReader.leaves(after: 0, through: watermark, on: &connection) { leaf in
      try verifier.add(leaf)
      if verifier.report.events.isMultiple(of: 1_000) { try progress(verifier.report.events) }
    }
    return try verifier.finish()
  }
}

/// The roots that the log must have by its seals, smallest first.
struct ExpectedRoots {
  struct Root {
    /// The name of the seal.
    let name: String
    let checkpoint: Checkpoint
    /// The position of the last event, if the seal is stored alongside the log.
    let position: Int64?
  }

  private var roots: [Root] = []

  /// Adds the root of a seal, or a finding when the seal is invalid.
  mutating func add(
    _ name: String, position: Int64? = nil, to report: inout SealVerification.Report,
    _ checkpoint: () throws(SealError) -> Checkpoint
  ) {
    do {
      roots.append(Root(name: name, checkpoint: try checkpoint(), position: position))
      roots.sort { $0.checkpoint.size > $1.checkpoint.size }
    } catch {
      report.findings.append(LogFinding("\(name): \(error)"))
    }
  }

  /// The numbers of events of the seals.
  var sizes: Set<Int64> { Set(roots.map(\.checkpoint.size)) }

  /// The number of events of the next seal; nil when there is none.
  var next: Int64? { roots.last?.checkpoint.size }

  /// Removes and returns the seals of this size.
  mutating func remove(size: Int64) -> [Root] {
    var removed: [Root] = []
    while let root = roots.last, root.checkpoint.size == size { removed.append(roots.removeLast()) }
    return removed
  }

  /// Removes and returns all seals, smallest first.
  mutating func removeAll() -> [Root] {
    defer { roots = [] }
    return roots.reversed()
  }
}
