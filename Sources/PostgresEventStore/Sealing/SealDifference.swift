import Digests

/// The first event that is not the one that was sealed in its place, and how that may have come.
struct SealDifference {
  /// Counted from 0.
  let index: Int64
  let leaf: LogLeaf
  /// The hash that was sealed in this place.
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

  /// Learns from the event after it, and from the hash that was sealed in that one's place.
  mutating func look(at next: LogLeaf, kept nextKept: Digest) {
    if leaf.hash == nextKept {
      kind = .missingBefore
    } else if next.hash == kept {
      kind = .inserted
    } else if next.hash == nextKept {
      kind = .altered
    }
  }

  /// - Parameter seal: What the seal is called.
  func sentence(by seal: String) -> String {
    let place = "position \(leaf.position)"
    let number = "number \(index + 1) of \(seal)"
    return switch kind {
    case .altered: "the event at \(place) was altered: it is not the one sealed as \(number)"
    case .missingBefore:
      "an event before \(place) is missing: the one there was sealed after \(number)"
    case .inserted: "the event at \(place) was put in: what follows it was sealed as \(number)"
    case .unclear:
      "the event at \(place) is not the one sealed as \(number): it was altered, or events before "
        + "it are missing or were put in"
    }
  }
}
