import Editorial
import Foundation
import Testing

/// The table in the documentation of what each step does to each pending item.
struct PendingTable {
  struct Cell: Hashable {
    let step: String
    let item: PendingItem
  }

  /// Each outcome is the words of the table, such as `stays`. A cell without any is empty.
  let cells: [Cell: Set<String>]
  let steps: [String]

  private static let page = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../Sources/galley/galley.docc/PendingItems.md")

  /// - Throws: When the page cannot be read or its columns are not the pending items.
  init() throws {
    let rows = try String(contentsOf: Self.page, encoding: .utf8).split(separator: "\n")
      .filter { $0.hasPrefix("| ") }
      .map { $0.split(separator: "|").map { String($0.trimmingPrefix(" ").dropLast()) } }
    let items = try #require(rows.first).dropFirst().compactMap(PendingItem.init)
    try #require(Set(items) == Set(PendingItem.allCases))
    var cells: [Cell: Set<String>] = [:]
    for row in rows.dropFirst() {
      try #require(row.count == items.count + 1, "\(row)")
      for (item, words) in zip(items, row.dropFirst()) where words != "–" {
        cells[Cell(step: row[0], item: item)] = Set(words.components(separatedBy: ", or "))
      }
    }
    self.cells = cells
    steps = rows.dropFirst().map { $0[0] }
  }
}
