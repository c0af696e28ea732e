import Foundation
import PostgreSQL

/// How the server carried out a statement.
struct ExplainedStatement {
  /// A step of the plan, and how many rows it took in all, those with that it threw away.
  struct Node {
    let name: String
    let rows: Int
  }

  let text: String
  let nodes: [Node]

  /// What auto_explain says; nil for any other notice.
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

  /// Reading an index of words is left out: its entries for a word are looked through packed as they
  /// are, some nanoseconds each, and no row is touched.
  private static func nodes(of plan: [String: Any]) -> [Node] {
    let (kind, index) = (plan["Node Type"] as? String ?? "", plan["Index Name"] as? String)
    let below = (plan["Plans"] as? [[String: Any]] ?? []).flatMap(nodes)
    if kind == "Bitmap Index Scan", index == "search_vectors_vector" { return below }
    let loops = plan["Actual Loops"] as? Double ?? 1
    let rowsOfLoop = [
      "Actual Rows", "Rows Removed by Filter", "Rows Removed by Index Recheck",
      "Rows Removed by Join Filter",
    ]
    // From 18 on, rows are a mean with decimals.
    .reduce(0) { $0 + (plan[$1] as? Double ?? 0) }
    let rows = Int((rowsOfLoop * loops).rounded())
    let target = index ?? plan["Relation Name"] as? String
    return [
      Node(name: [kind, target].compactMap(\.self).joined(separator: " on "), rows: rows)
    ]
      + below
  }
}
