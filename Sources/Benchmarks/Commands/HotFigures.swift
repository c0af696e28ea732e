package import JSON

/// Many writers to one article, half of them in one process and half in another, each with a state
/// cache of its own.
package struct HotFigures: Hashable, Sendable {
  package let writers: Int
  package let run: TimedRun
  /// The commands of the writer with the fewest, and of the one with the most.
  package let fewest: Int
  package let most: Int
  /// How often a command was decided again because another writer was first.
  package let conflicts: Int
  /// Commands that were given up as conflicts.
  package let refused: Int
}

extension HotFigures: JSONDescribed {
  package static let json = JSONDescription<HotFigures>(
    "HotFigures", "Many writers to one article, from two processes.",
    [
      JSONMember("writers", "The number of writers.", \.writers),
      JSONMember("run", "The commands that were answered.", \.run),
      JSONMember("fewest", "The commands of the writer with the fewest.", \.fewest),
      JSONMember("most", "The commands of the writer with the most.", \.most),
      JSONMember(
        "conflicts", "How often a command was decided again because another writer was first.",
        \.conflicts),
      JSONMember("refused", "The commands that were given up as conflicts.", \.refused),
    ])
}
