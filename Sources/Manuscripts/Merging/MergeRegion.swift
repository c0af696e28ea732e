/// A passage of a base that at least one of two texts changed, and what each text has there.
struct MergeRegion: Hashable {
  /// In tokens of the base.
  var base: Range<Int>
  /// Nil if the text left the passage as it is.
  var draft: Range<Int>?
  var current: Range<Int>?

  /// In order. Changes that overlap are one region, and so are an insertion and a change at its
  /// edge.
  static func all(_ draft: [EditScript.Hunk], _ current: [EditScript.Hunk]) -> [MergeRegion] {
    var regions: [MergeRegion] = []
    var (a, b) = (draft[...], current[...])
    var (shiftA, shiftB) = (0, 0)
    while let first = [a.first?.old.lowerBound, b.first?.old.lowerBound].compactMap(\.self).min() {
      var end = first
      var (hunksA, hunksB): ([EditScript.Hunk], [EditScript.Hunk]) = ([], [])
      // An insertion at the edge of another change has no certain place.
      var endsInInsertion = true
      func belongs(_ hunk: EditScript.Hunk) -> Bool {
        let start = hunk.old.lowerBound
        return start < end || start == end && (hunk.old.isEmpty || endsInInsertion)
      }
      func extend(by hunk: EditScript.Hunk) {
        if hunk.old.upperBound > end {
          endsInInsertion = false
        } else if hunk.old.isEmpty, hunk.old.lowerBound == end {
          endsInInsertion = true
        }
        end = max(end, hunk.old.upperBound)
      }
      while true {
        if let next = a.first, belongs(next) {
          hunksA.append(a.removeFirst())
          extend(by: next)
        } else if let next = b.first, belongs(next) {
          hunksB.append(b.removeFirst())
          extend(by: next)
        } else {
          break
        }
      }
      let base = first..<end
      regions.append(
        MergeRegion(
          base: base, draft: range(of: hunksA, in: base, shift: shiftA),
          current: range(of: hunksB, in: base, shift: shiftB)))
      shiftA += hunksA.reduce(0) { $0 + $1.new.count - $1.old.count }
      shiftB += hunksB.reduce(0) { $0 + $1.new.count - $1.old.count }
    }
    return regions
  }

  /// - Parameter shift: How much longer the text is than the base before the region.
  private static func range(
    of hunks: [EditScript.Hunk], in base: Range<Int>, shift: Int
  ) -> Range<Int>? {
    guard !hunks.isEmpty else { return nil }
    let growth = hunks.reduce(0) { $0 + $1.new.count - $1.old.count }
    return base.lowerBound + shift..<base.upperBound + shift + growth
  }
}
