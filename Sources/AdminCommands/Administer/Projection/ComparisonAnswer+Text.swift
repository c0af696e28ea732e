import Foundation
import Newsroom
import PlainText

extension ComparisonAnswer {
  /// The number of rows in all tables of the live build.
  var rows: Int { tables.reduce(0) { $0 + $1.rows } }

  /// One line for each table that differs and for its first differences; empty if all are equal.
  var differences: String {
    tables.filter { $0.differingBuckets > 0 }.map { table in
      let head =
        "  \(table.table): \(Count.of(table.rows, "row")) live, \(table.rowsFromLog) from the log\n"
      let rest = table.differences.count - Self.mostShown
      return head + table.differences.prefix(Self.mostShown).map(\.line).joined()
        + (rest > 0 ? "    and at least \(rest) more\n" : "")
    }.joined()
  }

  private static let mostShown = 20
}

extension ComparisonAnswer.Difference {
  fileprivate var line: String {
    let place = "    article \(article.text)" + (row.map { ", row \($0)" } ?? "")
    let words =
      switch onlyIn {
      case .live: "is only in the live table"
      case .log: "is missing from the live table"
      case nil:
        "\(column ?? ""): \(Self.shown(live)) live, \(Self.shown(fromLog)) from the log"
      }
    return "\(place): \(words)\n"
  }

  private static func shown(_ text: String?) -> String {
    guard let text else { return "nothing" }
    return text.count > 40 ? "'\(text.prefix(40))…'" : "'\(text)'"
  }
}
