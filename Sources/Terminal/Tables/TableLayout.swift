/// Which columns of a table are shown, and how wide.
struct TableLayout {
  /// Spaces between two columns.
  static let gap = 2

  /// The indices of the columns shown, in order, and their widths in cells.
  let widths: [(column: Int, cells: Int)]

  /// Every column as wide as its widest text.
  init(natural: [Int]) {
    widths = natural.enumerated().map { ($0.offset, $0.element) }
  }

  /// Columns that together fit `width` cells.
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
      // Reversed: of columns with the same rank the rightmost goes first.
      let last = shown.filter { columns[$0].dropRank > 0 }.reversed()
        .max { columns[$0].dropRank < columns[$1].dropRank }
      guard let last else { break }
      shown.removeAll { $0 == last }
    }
    // Nothing more can be left out: cut even what should not be, down to a cell a column.
    let cut = Self.fit(shown.map { natural[$0] }, to: width) { _ in 1 }
    widths = Array(zip(shown, cut ?? shown.map { _ in 1 })).map { ($0, $1) }
  }

  /// `natural` with the widest cuttable columns narrowed until all fit; nil when they cannot.
  private static func fit(_ natural: [Int], to width: Int, minimum: (Int) -> Int?) -> [Int]? {
    let room = width - gap * max(0, natural.count - 1)
    var widths = natural
    var excess = widths.reduce(0, +) - room
    while excess > 0 {
      let cuttable = widths.indices.filter { widths[$0] > minimum($0) ?? .max }
      guard let widest = cuttable.max(by: { widths[$0] < widths[$1] }) else { return nil }
      // Down to the next widest in one step, so that a text of a million cells takes no longer;
      // columns as wide as this one share what is to be cut.
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
