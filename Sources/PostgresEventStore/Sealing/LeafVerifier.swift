import Digests
import Seals

/// Compares the leaves of the log, in order, with what was sealed.
///
/// The stored hashes show which leaf differs. They are themselves checked against the seals: until
/// the root of the next seal is known, a difference may be an error in a stored hash.
struct LeafVerifier: ~Copyable {
  private(set) var report: SealVerification.Report
  private var expected: ExpectedRoots
  private var hashes: SealedHashes?
  private var tree = MerkleTree()
  private var last: LogLeaf?
  /// The first leaf since the last seal that differs from the stored hash.
  private var difference: SealDifference?
  /// The last event that a valid seal covers.
  private var lastSealed: LogLeaf?
  /// Once a root differs from the sealed one, all later roots differ too.
  private var isBroken = false

  init(
    _ expected: ExpectedRoots, hashes: consuming SealedHashes?, report: SealVerification.Report
  ) {
    self.expected = expected
    self.hashes = hashes
    self.report = report
  }

  /// Adds the next leaf.
  mutating func add(_ leaf: LogLeaf) throws {
    if !isBroken { try compare(leaf, tree.size) }
    tree.append(leaf.hash) { _ in }
    report.events += 1
    last = leaf
    guard expected.next == tree.size else { return }
    let root = tree.root
    let seals = expected.remove(size: tree.size)
    let isStored = seals.contains { $0.position != nil }
    for seal in seals { check(seal, isValid: seal.checkpoint.root == root, isStored: isStored) }
    // Copies of a seal count as one.
    if !isBroken { report.seals += 1 }
  }

  /// The report, after the last leaf.
  consuming func finish() throws -> SealVerification.Report {
    let seals = expected.removeAll()
    for seal in seals where !isBroken {
      let isStored = seals.contains {
        $0.position != nil && $0.checkpoint.size == seal.checkpoint.size
      }
      guard difference == nil else {
        check(seal, isValid: false, isStored: isStored)
        continue
      }
      let missing = seal.checkpoint.size - tree.size
      report.findings.append(
        isStored
          ? LogFinding(
            position: last?.position,
            "the last \(missing) of the \(seal.checkpoint.size) events of \(seal.name) are missing, "
              + "after position \(last?.position ?? 0)") : fork(from: seal))
      isBroken = true
    }
    return report
  }

  private mutating func compare(_ leaf: LogLeaf, _ index: Int64) throws {
    guard let kept = try hashes?.hash(index) else { return }
    if difference == nil, kept != leaf.hash {
      difference = SealDifference(index: index, leaf: leaf, kept: kept)
    } else if difference?.index == index - 1 {
      difference?.compare(with: leaf, kept: kept)
    }
  }

  /// - Parameter isStored: Whether a seal of this size is among those alongside the log.
  private mutating func check(_ seal: ExpectedRoots.Root, isValid: Bool, isStored: Bool) {
    guard isValid else {
      // Only the first difference is reported.
      if !isBroken {
        let isFork = !isStored && difference == nil
        report.findings.append(isFork ? fork(from: seal) : mismatch(with: seal))
      }
      isBroken = true
      return
    }
    report.sealed = seal.checkpoint.size
    if let difference {
      report.findings.append(
        LogFinding(
          difference.leaf,
          "a hash alongside the log was changed: the event at position \(difference.leaf.position) "
            + "is as it was sealed, but its stored hash differs"))
    }
    if let position = seal.position, position != last?.position {
      report.findings.append(
        LogFinding(
          "\(seal.name) ends at position \(last?.position ?? 0), but is stored as one up to "
            + "\(position)"))
    }
    difference = nil
    lastSealed = last
  }

  /// The log and the hashes alongside it agree, but not with a seal that was kept elsewhere.
  private func fork(from seal: ExpectedRoots.Root) -> LogFinding {
    let (common, size) = (report.sealed, seal.checkpoint.size)
    let (start, end) = (lastSealed?.position ?? 0, last?.position ?? 0)
    let place =
      start == end
      ? "the log ends at position \(end)"
      : "the events after position \(start) and up to \(end) are not those sealed by \(seal.name)"
    let others = size - common == 1 ? "the other one was" : "the other \(size - common) were"
    return LogFinding(
      position: last?.position,
      "\(place); the log is a fork, or was changed: of the \(size) events of \(seal.name), it has the "
        + "first \(common), and \(others) lost or replaced")
  }

  private func mismatch(with seal: ExpectedRoots.Root) -> LogFinding {
    if let difference { return LogFinding(difference.leaf, difference.sentence(by: seal.name)) }
    return LogFinding(
      position: last?.position,
      "the events after position \(lastSealed?.position ?? 0) and up to \(last?.position ?? 0) are not "
        + "those sealed by \(seal.name), and no valid hash is stored that shows which of them differs"
    )
  }
}

/// The first event that differs from the sealed one in its place, and the probable cause.
struct SealDifference {
  /// The index of the leaf, from 0.
  let index: Int64
  let leaf: LogLeaf
  /// The hash that was sealed at this index.
  let kept: Digest
  private var kind = Kind.unclear

  private enum Kind {
    case altered
    case missingBefore
    case inserted
    case unclear
  }

  init(index: Int64, leaf: LogLeaf, kept: Digest) {
    (self.index, self.leaf, self.kept) = (index, leaf, kept)
  }

  /// Infers the cause from the next event, and from the hash that was sealed at its index.
  mutating func compare(with next: LogLeaf, kept nextKept: Digest) {
    if leaf.hash == nextKept {
      kind = .missingBefore
    } else if next.hash == kept {
      kind = .inserted
    } else if next.hash == nextKept {
      kind = .altered
    }
  }

  /// - Parameter seal: The name of the seal.
  func sentence(by seal: String) -> String {
    let place = "position \(leaf.position)"
    let number = "number \(index + 1) of \(seal)"
    return switch kind {
    case .altered: "the event at \(place) was altered: it is not the one sealed as \(number)"
    case .missingBefore:
      "an event before \(place) is missing: the one there was sealed after \(number)"
    case .inserted: "the event at \(place) was inserted: the event after it was sealed as \(number)"
    case .unclear:
      "the event at \(place) is not the one sealed as \(number): it was altered, or events before "
        + "it are missing or were inserted"
    }
  }
}
