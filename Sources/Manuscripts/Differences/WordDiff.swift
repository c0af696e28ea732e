/// The difference between two texts in words.
///
/// Paragraphs are compared first, then the words of changed paragraphs. The cost is limited for
/// texts of any size: a passage with too many changes appears as removed and inserted as a whole.
package struct WordDiff: Hashable, Sendable {
  package struct Segment: Hashable, Sendable {
    package enum Kind: Hashable, Sendable { case same, removed, inserted }

    package let kind: Kind
    package let text: String

    package init(_ kind: Kind, _ text: String) {
      self.kind = kind
      self.text = text
    }
  }

  /// In order. None is empty, and adjacent segments have different kinds; removed text precedes
  /// inserted text. Without the inserted segments they are the old text, without the removed ones
  /// the new text.
  package let segments: [Segment]

  package init(from old: String, to new: String) {
    let (a, b) = (DifferenceTokens.paragraphs(of: old), DifferenceTokens.paragraphs(of: new))
    var changes = ChangeCollector()
    var budget = Self.maximumWork
    Self.compare(a, b, budget: &budget, into: &changes) { removed, inserted, budget, changes in
      let (old, new) = (removed.joined(), inserted.joined())
      if old.isEmpty || new.isEmpty {
        changes.replace(old, by: new)
      } else {
        Self.compare(
          DifferenceTokens.words(of: old), DifferenceTokens.words(of: new), budget: &budget,
          into: &changes
        ) { removed, inserted, _, changes in
          changes.replace(removed.joined(), by: inserted.joined())
        }
      }
    }
    segments = changes.finish()
  }

  /// Whether the texts are identical byte for byte.
  package var isEmpty: Bool { segments.allSatisfy { $0.kind == .same } }

  /// The maximum number of comparisons, which take about a second.
  private static let maximumWork = 20_000_000

  /// Keeps what `old` and `new` have in common and passes each change to `replace`.
  private static func compare(
    _ old: [Substring], _ new: [Substring], budget: inout Int, into changes: inout ChangeCollector,
    replacing replace: (
      ArraySlice<Substring>, ArraySlice<Substring>, inout Int, inout ChangeCollector
    ) -> Void
  ) {
    var numbers: [ExactText: Int32] = [:]
    func number(_ text: Substring) -> Int32 {
      if let number = numbers[ExactText(text: text)] { return number }
      let number = Int32(numbers.count)
      numbers[ExactText(text: text)] = number
      return number
    }
    let (a, b) = (old.map(number), new.map(number))
    var kept = 0
    for hunk in EditScript.hunks(from: a[...], to: b[...], budget: &budget) {
      changes.keep(old[kept..<hunk.old.lowerBound].joined())
      replace(old[hunk.old], new[hunk.new], &budget, &changes)
      kept = hunk.old.upperBound
    }
    changes.keep(old[kept...].joined())
  }
}

/// A text that is compared byte by byte. Swift's strings are also equal when they are canonically
/// equivalent, which would hide a change of the digest.
struct ExactText: Hashable {
  let text: Substring

  static func == (a: ExactText, b: ExactText) -> Bool {
    a.text.utf8.elementsEqual(b.text.utf8)
  }

  func hash(into hasher: inout Hasher) {
    let isDone: Void? = text.utf8.withContiguousStorageIfAvailable {
      hasher.combine(bytes: UnsafeRawBufferPointer($0))
    }
    if isDone == nil { Array(text.utf8).withUnsafeBytes { hasher.combine(bytes: $0) } }
  }
}
