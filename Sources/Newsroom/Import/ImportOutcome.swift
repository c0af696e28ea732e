/// What became of articles that were to come in together.
package struct ImportOutcome: Sendable {
  /// Articles that are recorded now; or would be, where nothing was to be recorded.
  package internal(set) var imported = 0
  /// Articles that were there already, from an earlier import of the same bytes.
  package internal(set) var known = 0
  /// Why none of them is recorded: the places, from 0, of those that cannot be, in order.
  package internal(set) var problems: [(place: Int, reason: any Error)] = []
}
