/// How many letters must be changed, added, removed or exchanged with their neighbour to turn a word
/// into another.
enum EditDistance {
  /// Whether the words are so similar that one can be the misspelling of the other: one letter in
  /// three differs, at most two, but always one.
  static func isSpelling(_ old: String, _ new: String) -> Bool {
    let (a, b) = (Array(old), Array(new))
    let limit = max(1, min(2, max(a.count, b.count) / 3))
    guard !a.isEmpty, !b.isEmpty else { return a.isEmpty && b.isEmpty }
    // The cost of long words is limited.
    guard abs(a.count - b.count) <= limit, a.count <= 200 else { return false }
    return distance(a, b) <= limit
  }

  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [i]
      for j in 1...b.count {
        var best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          best = min(best, beforeLast[j - 2] + 1)
        }
        row.append(best)
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
