/// Finds the word that a mistyped one was probably meant to be.
package enum Suggestion {
  /// Returns the candidate nearest to `typed`, or nil when none is near.
  ///
  /// The shortest candidate that begins with `typed` wins. Otherwise it is the one with the fewest
  /// edits (insertions, deletions, replacements and swaps of neighbours), if these are no more than
  /// a third of the length of `typed`.
  package static func nearest(to typed: String, among candidates: [String]) -> String? {
    let continued = candidates.filter { typed.count >= 2 && $0.hasPrefix(typed) }
    if let shortest = continued.min(by: { $0.count < $1.count }) { return shortest }
    let limit = max(1, typed.count / 3)
    var best: (candidate: String, distance: Int)?
    // The distance is never less than the difference in length.
    for candidate in candidates where abs(candidate.utf8.count - typed.utf8.count) <= limit {
      let distance = distance(Array(typed.utf8), Array(candidate.utf8))
      if distance <= limit, distance < candidate.count, distance < best?.distance ?? .max {
        best = (candidate, distance)
      }
    }
    return best?.candidate
  }

  /// Returns the candidates near `typed`, nearest first: those that begin with it or that it begins
  /// with, and those with few edits, as in ``nearest(to:among:)``. Case does not count.
  package static func similar(
    to typed: String, among candidates: [String], limit: Int = 3
  ) -> [String] {
    let typed = typed.lowercased()
    let most = max(1, typed.count / 3)
    let ranked = candidates.compactMap { candidate -> (candidate: String, distance: Int)? in
      let other = candidate.lowercased()
      let distance = distance(Array(typed.utf8), Array(other.utf8))
      let isBeginning =
        min(typed.count, other.count) >= 2 && (other.hasPrefix(typed) || typed.hasPrefix(other))
      guard isBeginning || distance <= most && distance < other.utf8.count else { return nil }
      return (candidate, distance)
    }
    return ranked.sorted { ($0.distance, $0.candidate) < ($1.distance, $1.candidate) }
      .prefix(limit).map(\.candidate)
  }

  /// The optimal string alignment distance: Damerau-Levenshtein in which no substring is edited
  /// twice.
  static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var beforePrevious: [Int] = []
    var previous = Array(0...right.count)
    for row in 0..<left.count {
      var current = [row + 1]
      for column in 0..<right.count {
        let replacement = previous[column] + (left[row] == right[column] ? 0 : 1)
        var least = min(replacement, previous[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          least = min(least, beforePrevious[column - 1] + 1)
        }
        current.append(least)
      }
      beforePrevious = previous
      previous = current
    }
    return previous[right.count]
  }
}
