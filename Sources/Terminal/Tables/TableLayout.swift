/// Which columns of a table are shown, and their widths.
struct TableLayout {
  /// Spaces between two columns.
  static let gap = 2
  /// The least width of a column that may be cut, on a very narrow terminal.
  private static let shortest = 8

  /// The indices of the visible columns, in order, with their widths in cells.
  let widths: [(column: Int, cells: Int)]

  /// Makes every column as wide as its widest text.
  init(natural: [Int]) {
    widths = natural.enumerated().map { ($0.offset, $0.element) }
  }

  /// Chooses columns and widths that fit into `width` cells.
  init(columns: [TableColumn], natural: [Int], width: Int) {
    var shown = Array(columns.indices)
    while true {
      let fitted = Self.fit(shown.map { natural[$0] }, to: width) {
        columns[shown[$0]].minimumWidth
      }
      if let fitted {
        widths = Array(zip(shown, fitted)).map { ($0, $1) }
        return
      }
      // Reversed: of several columns with the same rank, the rightmost is omitted first.
      let last = shown.filter { columns[$0].dropRank > 0 }.reversed()
        .max { columns[$0].dropRank < columns[$1].dropRank }
      guard let last else { break }
      shown.removeAll { $0 == last }
    }
    // No more columns can be omitted, so cut further those that may be cut.
    let short = Self.fit(shown.map { natural[$0] }, to: width) { index in
      columns[shown[index]].minimumWidth.map { min($0, Self.shortest) }
    }
    if let short {
      widths = Array(zip(shown, short)).map { ($0, $1) }
      return
    }
    // If that is not enough either, cut all columns, to one cell if necessary.
    let cut = Self.fit(shown.map { natural[$0] }, to: width) { _ in 1 }
    widths = Array(zip(shown, cut ?? shown.map { _ in 1 })).map { ($0, $1) }
  }

  /// Narrows the widest columns until all fit; nil when that is not possible.
  private static func fit(_ natural: [Int], to width: Int, minimum: (Int) -> Int?) -> [Int]? {
    let room = width - gap * max(0, natural.count - 1)
    var widths = natural
    var excess = widths.reduce(0, +) - room
    while excess > 0 {
      let cuttable = widths.indices.filter { widths[$0] > minimum($0) ?? .max }
      guard let widest = cuttable.max(by: { widths[$0] < widths[$1] }) else { return nil }
      // Cut to the next widest in one step, so that very long texts take no longer. Columns of the
      // same width share the cut.
      let equals = cuttable.count { widths[$0] == widths[widest] }
      let next = cuttable.filter { widths[$0] < widths[widest] }.map { widths[$0] }.max() ?? 0
      let floor = max(next, minimum(widest) ?? 0)
      let step = min(max(1, excess / equals), widths[widest] - floor)
      widths[widest] -= step
      excess -= step
    }
    return widths
  }
}
