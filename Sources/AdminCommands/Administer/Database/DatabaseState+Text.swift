import Foundation
import Newsroom

extension DatabaseState {
  var facts: Facts {
    var facts = Facts()
    facts.add("server", home.map { "private, in \($0)" } ?? "shared")
    facts.add("state", state.rawValue + (pid.map { " (pid \($0))" } ?? ""))
    facts.add("since", since.map { Moment($0).full })
    facts.add(
      "PostgreSQL", serverVersion.map { "\($0)" + (isTested == true ? "" : ", not tested") })
    facts.add("server's log", serverLog)
    facts.add("database", database)
    facts.add(
      "connection", home == nil ? encryption.map { "encrypted, \($0)" } ?? "not encrypted" : nil)
    facts.add("schema", schemaSentence)
    return facts
  }

  private var schemaSentence: String? {
    guard let schema, let pendingMigrations else { return nil }
    if schema == 0 { return "no newsroom yet; run 'galley database init'" }
    if pendingMigrations == 0 { return "\(schema), up to date" }
    return "\(schema), \(pendingMigrations) pending; "
      + "run 'galley database migrate'"
  }
}
