import EditorialReadModels

/// A revision with its body, to compare it with another one.
struct RevisionText: Sendable {
  let row: RevisionRow
  /// Nil if the text was erased.
  let body: String?
}
