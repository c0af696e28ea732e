// Which revision was made from which. A revision is made from the one before it, or from the one
// that it restores.
extension ArticleState {
  /// The latest draft that was put aside: somebody restored an earlier revision after it, perhaps to
  /// correct the live text. Nil if there is none, if it was live, or if it came back.
  package var draftPutAside: Int? {
    let restored = Set(revisions.compactMap(\.restoredFrom))
    return revisions.reversed().lazy.compactMap { revision -> Int? in
      guard let source = revision.restoredFrom, source != revision.number - 1 else { return nil }
      let draft = revision.number - 1
      return publishedRevisions.contains(draft) || restored.contains(draft) ? nil : draft
    }.first
  }

  /// Whether the revision, or a restored copy of it, is part of what the other one was made from.
  package func isAncestor(_ number: Int, of other: Int) -> Bool {
    ancestors(of: other).contains(number)
  }

  /// The latest revision from which both were made; nil if a number does not exist.
  package func commonAncestor(of number: Int, and other: Int) -> Int? {
    let ancestors = Set(ancestors(of: number))
    return self.ancestors(of: other).first { ancestors.contains($0) }
  }

  /// The revision itself, and those from which it was made, latest first.
  private func ancestors(of number: Int) -> [Int] {
    var found: [Int] = []
    var next = revision(number)
    while let revision = next {
      found.append(revision.number)
      // Earlier than the revision, so the search ends.
      next = self.revision(min(revision.restoredFrom ?? .max, revision.number - 1))
    }
    return found
  }
}
