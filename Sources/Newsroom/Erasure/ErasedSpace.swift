/// What became of the disk space in which an erased text still stood.
package enum ErasedSpace: Hashable, Sendable {
  /// The tables are written anew, without it.
  case rewritten
  /// Only an owner of the database can have them written anew, by this statement.
  case left(statement: String)
}
