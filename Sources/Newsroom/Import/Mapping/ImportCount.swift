package import JSON

/// How many articles of an import have something in common.
package struct ImportCount: Hashable, Sendable {
  /// What they have in common, such as a field that was left out.
  package let name: String
  package let count: Int
}

extension ImportCount: JSONDescribed {
  package static let json = JSONDescription<ImportCount>(
    "ImportCount", "How often something occurred in an import.",
    [
      JSONMember("name", "What occurred, such as a field that was left out.", \.name),
      JSONMember("count", "How often.", \.count),
    ])
}

/// Counts by name.
package struct ImportTally: Sendable {
  private var numbers: [String: Int] = [:]

  package init() {}

  package mutating func add(_ name: String, _ count: Int = 1) {
    numbers[name, default: 0] += count
  }

  /// The highest first.
  package var counts: [ImportCount] {
    numbers.map { ImportCount(name: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.name) < ($0.count, $1.name) }
  }
}
