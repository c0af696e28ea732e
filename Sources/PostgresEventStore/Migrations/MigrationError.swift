/// Why the schema and this program do not go together.
package enum MigrationError: Error, Hashable, CustomStringConvertible {
  /// The database has not been migrated as far as this program needs; 0 where it has no newsroom.
  case older(applied: Int, needed: Int)
  /// A newer program has migrated the database.
  case newer(applied: Int, known: Int)
  /// A migration was edited after it had been applied.
  case altered(number: Int, name: String)
  /// The newsroom was made before the schema was written again as a baseline.
  case former

  package var description: String {
    switch self {
    case .older(0, _): "this database has no newsroom yet"
    case .older(let applied, let needed):
      "the schema of this database is at \(applied), and this program needs \(needed)"
    case .newer(let applied, let known):
      "the schema of this database is at \(applied), and this program knows only up to \(known)"
    case .altered(let number, let name):
      "migration \(number) (\(name)) is not the one that was applied to this database; "
        + "use the program that applied it"
    case .former:
      "this newsroom has the schema of an earlier program; export it with that program and import "
        + "the export with this one"
    }
  }
}
