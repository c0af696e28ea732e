import Foundation
import PostgreSQL

/// A statement and its executed plan.
struct ExplainedStatement {
  /// A step of the plan, and the total number of its rows, including those that it removed.
  struct Node {
    let name: String
    let rows: Int
  }

  let text: String
  let nodes: [Node]

  /// Parses a notice of auto_explain; nil for any other notice.
  init?(_ notice: Notice) throws {
    guard notice.message.hasPrefix("duration: "), let start = notice.message.firstIndex(of: "{")
    else { return nil }
    let json = try JSONSerialization.jsonObject(with: Data(notice.message[start...].utf8))
    guard let object = json as? [String: Any], let plan = object["Plan"] as? [String: Any] else {
      return nil
    }
    text = object["Query Text"] as? String ?? ""
    nodes = Self.nodes(of: plan)
  }

  /// The nodes of a plan. A scan of the index of words is omitted: it reads compressed entries, in
  /// a few nanoseconds each, and no rows.
  private static func nodes(of plan: [String: Any]) -> [Node] {
    let (kind, index) = (plan["Node Type"] as? String ?? "", plan["Index Name"] as? String)
    let below = (plan["Plans"] as? [[String: Any]] ?? []).flatMap(nodes)
    if kind == "Bitmap Index Scan", index == "search_vectors_vector" { return below }
    let loops = plan["Actual Loops"] as? Double ?? 1
    let rowsOfLoop = [
      "Actual Rows", "Rows Removed by Filter", "Rows Removed by Index Recheck",
      "Rows Removed by Join Filter",
    ]
    // Since PostgreSQL 18, the number of rows is a mean with decimals.
    .reduce(0) { $0 + (plan[$1] as? Double ?? 0) }
    let rows = Int((rowsOfLoop * loops).rounded())
    let target = index ?? plan["Relation Name"] as? String
    return [
      Node(name: [kind, target].compactMap(\.self).joined(separator: " on "), rows: rows)
    ]
      + below
  }
}
