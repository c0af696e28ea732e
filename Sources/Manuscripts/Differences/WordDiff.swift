/// The words changed from one text to another.
///
/// Paragraphs are compared first, then the words of those that changed, so that the cost stays
/// bounded for texts of any size: a passage that was changed beyond the bound is shown as removed and
/// written anew.
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

  /// In order, none of them empty, no two of a kind side by side; of a change, what was removed comes
  /// first. Without what was inserted they join to the old text, without what was removed to the new.
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

  /// Whether the texts are the same, byte for byte.
  package var isEmpty: Bool { segments.allSatisfy { $0.kind == .same } }

  /// Comparisons for all of a difference, about a second's work.
  private static let maximumWork = 20_000_000

  /// Keeps what `old` and `new` have in common and hands each change to `replace`.
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
