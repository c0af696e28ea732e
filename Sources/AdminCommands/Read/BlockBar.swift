/// A bar of block elements (U+2588 to U+258F), an eighth of a cell fine.
struct BlockBar {
  let text: String

  /// - Parameters:
  ///   - share: Of the widest bar, 0 to 1. What is more than nothing shows.
  ///   - cells: The width of the widest bar.
  init(share: Double, cells: Int) {
    let bounded = min(max(0, share), 1)
    let eighths = max(bounded > 0 ? 1 : 0, Int((bounded * Double(cells * 8)).rounded()))
    let end = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
    text = String(repeating: "█", count: eighths / 8) + end
  }
}
