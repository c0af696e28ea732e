import PostgreSQL

/// How a person is involved in an article.
package enum Involvement: Hashable, Sendable {
  /// The person drafted it or saved its working revision.
  case author(String)
  /// The person drafted it, saved its working revision, or has it assigned.
  case any(String)

  /// Conditions that together match each article once. Each begins with AND and uses an index.
  var branches: [Query] {
    switch self {
    case .author(let name): Self.authorship(of: name)
    case .any(let name):
      Self.authorship(of: name) + [
        LongText.condition("assignee", is: name)
          .appending(" AND drafted_by <> \(name) AND revised_by <> \(name)")
      ]
    }
  }

  /// The same as one condition, which uses no index.
  var condition: Query {
    switch self {
    case .author(let name): " AND \(name) IN (drafted_by, revised_by)"
    case .any(let name): " AND \(name) IN (drafted_by, revised_by, coalesce(assignee, ''))"
    }
  }

  private static func authorship(of name: String) -> [Query] {
    [
      LongText.condition("drafted_by", is: name),
      LongText.condition("revised_by", is: name).appending(" AND revised_by <> drafted_by"),
    ]
  }
}
