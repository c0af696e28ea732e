/// What a transaction sees of others (PostgreSQL, chapter 13).
package enum Isolation: String, Sendable, CaseIterable {
  case readCommitted = "READ COMMITTED"
  case repeatableRead = "REPEATABLE READ"
  case serializable = "SERIALIZABLE"
}
