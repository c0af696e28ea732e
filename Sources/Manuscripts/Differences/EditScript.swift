/// The replacements that turn one sequence into another. They are found with Myers' greedy
/// algorithm ("An O(ND) Difference Algorithm and Its Variations", 1986), within a limit on its
/// work.
enum EditScript {
  /// Replaces `old` by `new`. One of them may be empty.
  struct Hunk: Hashable {
    var old: Range<Int>
    var new: Range<Int>
  }

  /// The maximum number of removals and insertions. Memory grows with its square; 2,000 need 8 MB.
  private static let maximumEdits = 2_000

  /// The hunks in order. If the sequences differ more than the limit allows, one hunk extends from
  /// the first difference to the last.
  ///
  /// - Parameter budget: How many comparisons are allowed. It is reduced by those that are made.
  static func hunks<Element: Equatable>(
    from old: ArraySlice<Element>, to new: ArraySlice<Element>, budget: inout Int
  ) -> [Hunk] {
    var (a, b) = (old, new)
    while let first = a.first, first == b.first {
      a.removeFirst()
      b.removeFirst()
    }
    while let last = a.last, last == b.last {
      a.removeLast()
      b.removeLast()
    }
    if a.isEmpty && b.isEmpty { return [] }
    let whole = [Hunk(old: a.startIndex..<a.endIndex, new: b.startIndex..<b.endIndex)]
    if a.isEmpty || b.isEmpty { return whole }
    guard let reaches = reaches(from: a, to: b, budget: &budget) else { return whole }
    return hunks(backFrom: reaches, old: whole[0].old, new: whole[0].new)
  }

  /// For each number of edits d, how far the furthest path on each diagonal -d, -d+2 … d reaches in
  /// `a`, or -1 if there is none. Nil when the limit is exceeded.
  private static func reaches<Element: Equatable>(
    from a: ArraySlice<Element>, to b: ArraySlice<Element>, budget: inout Int
  ) -> [[Int32]]? {
    var reaches: [[Int32]] = []
    for edits in 0...min(a.count + b.count, maximumEdits) {
      var reach = [Int32](repeating: -1, count: edits + 1)
      for index in 0...edits {
        let diagonal = 2 * index - edits
        guard
          var x = edits == 0
            ? 0
            : step(to: index, of: edits, after: reaches[edits - 1], a.count, b.count)?.x
        else { continue }
        let start = x
        while x < a.count, x - diagonal < b.count,
          a[a.startIndex + x] == b[b.startIndex + x - diagonal]
        {
          x += 1
        }
        budget -= x - start + 1
        reach[index] = Int32(x)
        if x == a.count, x - diagonal == b.count { return reaches + [reach] }
      }
      if budget < 0 { return nil }
      reaches.append(reach)
    }
    return nil
  }

  /// The best edit that leads to the diagonal at `index` from the paths with one edit less: an
  /// insertion from the diagonal above, or a removal from the one below.
  private static func step(
    to index: Int, of edits: Int, after previous: [Int32], _ oldCount: Int, _ newCount: Int
  ) -> (x: Int, isInsertion: Bool)? {
    let diagonal = 2 * index - edits
    var best: (x: Int, isInsertion: Bool)?
    if index < edits, previous[index] >= 0, Int(previous[index]) - diagonal <= newCount {
      best = (Int(previous[index]), true)
    }
    if index > 0, previous[index - 1] >= 0, Int(previous[index - 1]) < oldCount {
      let x = Int(previous[index - 1]) + 1
      if best.map({ x > $0.x }) ?? true { best = (x, false) }
    }
    return best
  }

  /// Follows the edits from the end to the start, and joins adjacent ones.
  private static func hunks(
    backFrom reaches: [[Int32]], old: Range<Int>, new: Range<Int>
  ) -> [Hunk] {
    var hunks: [Hunk] = []
    var index = (reaches.count - 1 + old.count - new.count) / 2
    for edits in stride(from: reaches.count - 1, to: 0, by: -1) {
      guard
        let edit = step(to: index, of: edits, after: reaches[edits - 1], old.count, new.count)
      else { break }
      let x = old.lowerBound + edit.x
      let y = new.lowerBound + edit.x - (2 * index - edits)
      let hunk =
        edit.isInsertion
        ? Hunk(old: x..<x, new: y - 1..<y) : Hunk(old: x - 1..<x, new: y..<y)
      if let next = hunks.last, next.old.lowerBound == x, next.new.lowerBound == y {
        hunks[hunks.count - 1] = Hunk(
          old: hunk.old.lowerBound..<next.old.upperBound,
          new: hunk.new.lowerBound..<next.new.upperBound)
      } else {
        hunks.append(hunk)
      }
      if !edit.isInsertion { index -= 1 }
    }
    return hunks.reversed()
  }
}
