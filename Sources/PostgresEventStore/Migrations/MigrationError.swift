/// Why the schema and this program do not go together.
package enum MigrationError: Error, Hashable, CustomStringConvertible {
  /// The database has not been migrated as far as this program needs.
  case older(applied: Int, needed: Int)
  /// The database has been migrated by a newer program.
  case newer(applied: Int, known: Int)
  /// A migration was edited after it had been applied.
  case altered(number: Int, name: String)

  package var description: String {
    switch self {
    case .older(0, _):
      "the database has no newsroom yet"
    case .older(let applied, let needed):
      "the database's schema is at \(applied), and this program needs \(needed)"
    case .newer(let applied, let known):
      "the database's schema is at \(applied), and this program knows only \(known)"
    case .altered(let number, let name):
      "migration \(number) (\(name)) is not the one that was applied to the database; "
        + "use the program that applied it"
    }
  }
}
