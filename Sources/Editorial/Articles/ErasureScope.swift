/// What of an article is to be erased.
package enum ErasureScope: Hashable, Sendable {
  /// The manuscripts of all its revisions; its notes stay.
  case article
  /// The manuscript of the revision with this number.
  case revision(Int)
  /// The note that is the article's event with this number.
  case note(Int)
}
