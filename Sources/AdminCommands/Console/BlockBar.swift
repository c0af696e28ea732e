/// A bar of block elements (U+2588 to U+258F), with a resolution of an eighth of a cell.
struct BlockBar {
  let text: String

  /// - Parameters:
  ///   - share: The share of the widest bar, 0 to 1. Every share above 0 is visible.
  ///   - cells: The width of the widest bar.
  init(share: Double, cells: Int) {
    let bounded = min(max(0, share), 1)
    let eighths = max(bounded > 0 ? 1 : 0, Int((bounded * Double(cells * 8)).rounded()))
    let end = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
    text = String(repeating: "█", count: eighths / 8) + end
  }
}
