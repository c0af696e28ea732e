import Digests
import Seals

/// The log's leaves one after the other, compared with what was sealed.
///
/// The hashes beside the log tell which leaf differs, and are themselves held to the seals: until
/// the next seal's root is known, a difference may be theirs.
struct SealWalk: ~Copyable {
  private(set) var report: SealVerification.Report
  private var expected: ExpectedRoots
  private var hashes: SealedHashes?
  private var tree = MerkleTree()
  private var last: LogLeaf?
  /// The first leaf since the last seal that is not the one whose hash is kept.
  private var difference: SealDifference?
  /// The last event under a seal whose root held.
  private var sound: LogLeaf?
  /// Once a root was not the sealed one, no later one can be.
  private var isBroken = false

  init(
    _ expected: ExpectedRoots, hashes: consuming SealedHashes?, report: SealVerification.Report
  ) {
    self.expected = expected
    self.hashes = hashes
    self.report = report
  }

  mutating func take(_ leaf: LogLeaf) throws {
    if !isBroken { try compare(leaf, tree.size) }
    tree.append(leaf.hash) { _ in }
    report.events += 1
    last = leaf
    guard expected.next == tree.size else { return }
    let root = tree.root
    let seals = expected.take(tree.size)
    for seal in seals { settle(seal, holds: seal.checkpoint.root == root) }
    // However many copies there are of one.
    if !isBroken { report.seals += 1 }
  }

  /// What came of it, now that the log is at its end.
  consuming func end() throws -> SealVerification.Report {
    for seal in expected.takeAll() where !isBroken {
      guard difference == nil else {
        settle(seal, holds: false)
        continue
      }
      let missing = seal.checkpoint.size - tree.size
      report.findings.append(
        LogFinding(
          position: last?.position,
          "the last \(missing) of the \(seal.checkpoint.size) events of \(seal.name) are missing, "
            + "after position \(last?.position ?? 0)"))
      isBroken = true
    }
    return report
  }

  private mutating func compare(_ leaf: LogLeaf, _ index: Int64) throws {
    guard let kept = try hashes?.hash(index) else { return }
    if difference == nil, kept != leaf.hash {
      difference = SealDifference(index: index, leaf: leaf, kept: kept)
    } else if difference?.index == index - 1 {
      difference?.look(at: leaf, kept: kept)
    }
  }

  private mutating func settle(_ seal: ExpectedRoots.Root, holds: Bool) {
    guard holds else {
      // Of a broken log one place is told, the first.
      if !isBroken { report.findings.append(breach(of: seal)) }
      isBroken = true
      return
    }
    report.sealed = seal.checkpoint.size
    if let difference {
      report.findings.append(
        LogFinding(
          difference.leaf,
          "a hash beside the log was changed: the event at position \(difference.leaf.position) is "
            + "as it was sealed, and its hash there is another"))
    }
    if let position = seal.position, position != last?.position {
      report.findings.append(
        LogFinding(
          "\(seal.name) ends at position \(last?.position ?? 0), and is kept as one up to "
            + "\(position)"))
    }
    difference = nil
    sound = last
  }

  private func breach(of seal: ExpectedRoots.Root) -> LogFinding {
    if let difference { return LogFinding(difference.leaf, difference.sentence(by: seal.name)) }
    return LogFinding(
      position: last?.position,
      "what stands after position \(sound?.position ?? 0) and up to \(last?.position ?? 0) is not "
        + "what was sealed by \(seal.name), and no sound hash is kept that tells which event it is")
  }
}
