/// Why this program cannot use the schema of a database.
package enum MigrationError: Error, Hashable, CustomStringConvertible {
  /// The schema is older than this program needs; 0 for a database without a newsroom.
  case older(applied: Int, needed: Int)
  /// A newer program has migrated the database.
  case newer(applied: Int, known: Int)
  /// A migration was edited after it was applied.
  case altered(number: Int, name: String)
  /// The newsroom has a schema from before the migrations were rewritten.
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
