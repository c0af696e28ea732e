package import PostgreSQL
package import Seals

/// Compares the log with its seals: every event is hashed again, and the root at each seal's size
/// must be the one that was signed.
package struct SealVerification: Sendable {
  package struct Report: Sendable {
    /// Events that were read, up to the watermark.
    package var events = 0
    /// Of them, those that a seal covers whose signature holds.
    package var sealed: Int64 = 0
    /// Seals whose signature and root hold.
    package var seals = 0
    package var findings: [LogFinding] = []
  }

  /// By whom a seal may be signed.
  let keys: [VerifierKey]
  /// Seals that were kept elsewhere, by what they are called.
  let outside: [(name: String, note: SignedNote)]

  package init(keys: [VerifierKey], outside: [(name: String, note: SignedNote)] = []) {
    (self.keys, self.outside) = (keys, outside)
  }

  /// Reads the log from its beginning.
  ///
  /// - Parameters:
  ///   - connection: Reads the log.
  ///   - other: Reads the hashes kept beside it meanwhile.
  ///   - progress: Takes the number of events read so far.
  package func run(
    on connection: inout Connection, and other: consuming Connection,
    progress: (Int) throws -> Void = { _ in }
  ) throws -> Report {
    let kept = try SealBook.seals(on: &connection)
    let watermark = try Watermark.read(on: &connection)
    var report = Report()
    var expected = ExpectedRoots()
    for seal in kept {
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
    for missing in expected.sizes.subtracting(kept.map(\.size)).sorted() {
      report.findings.append(
        LogFinding("a seal of \(missing) events was made, and is not among those beside the log"))
    }
    var hashes: SealedHashes?
    if let latest = kept.last { hashes = SealedHashes(latest, on: other) }
    var walk = SealWalk(expected, hashes: hashes, report: report)
    try LogReader.leaves(after: 0, through: watermark, on: &connection) { leaf in
      try walk.take(leaf)
      if walk.report.events.isMultiple(of: 1_000) { try progress(walk.report.events) }
    }
    return try walk.end()
  }
}
