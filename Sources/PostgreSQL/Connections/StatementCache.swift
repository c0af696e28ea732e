/// The names of the statements that a connection has prepared. When it is full, the least recently
/// used one is evicted.
struct StatementCache {
  enum Key: Hashable {
    case statement(Statement)
    /// The same SQL with different parameter types is a different statement.
    case text(String, types: [UInt32])

    /// - Parameter text: Checks the text of a query that is no ``Statement``, and returns it.
    init(
      _ query: Query, types: [UInt32], text: (Query) throws(PostgresError) -> String
    ) throws(PostgresError) {
      if let statement = query.statement {
        self = .statement(statement)
      } else {
        self = .text(try text(query), types: types)
      }
    }

    var sql: String {
      switch self {
      case .statement(let statement): statement.sql
      case .text(let sql, _): sql
      }
    }
  }

  private struct Entry {
    let name: String
    var lastUse: Int
  }

  private let capacity: Int
  private var entries: [Key: Entry] = [:]
  private var uses = 0

  init(capacity: Int = 128) { self.capacity = capacity }

  mutating func name(of key: Key) -> String? {
    uses += 1
    guard let index = entries.index(forKey: key) else { return nil }
    entries.values[index].lastUse = uses
    return entries.values[index].name
  }

  mutating func add(_ key: Key) -> String {
    uses += 1
    let name = "galley_\(uses)"
    entries[key] = Entry(name: name, lastUse: uses)
    return name
  }

  mutating func remove(_ key: Key) { entries[key] = nil }

  /// If the cache is full, removes the least recently used statement and returns its name.
  mutating func evict() -> String? {
    guard entries.count >= capacity,
      let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse })
    else { return nil }
    entries[oldest.key] = nil
    return oldest.value.name
  }
}
