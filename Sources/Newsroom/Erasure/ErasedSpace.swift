/// Whether the disk space that contained an erased text was rewritten.
package enum ErasedSpace: Hashable, Sendable {
  /// The tables were rewritten without it.
  case rewritten
  /// Only an owner of the database can rewrite them, with this statement.
  case left(statement: String)
}
