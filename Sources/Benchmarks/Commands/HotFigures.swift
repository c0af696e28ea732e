/// What becomes of many who write to one article at once, half of them by one process' state and half
/// by another's, which know nothing of each other.
package struct HotFigures: Hashable, Sendable, Encodable {
  package let writers: Int
  package let run: TimedRun
  /// Commands of the writer who got least done, and of the one who got most.
  package let fewest: Int
  package let most: Int
  /// How often a command was decided again because another writer came first.
  package let conflicts: Int
  /// Commands that were given up as conflicts.
  package let refused: Int
}
