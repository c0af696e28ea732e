/// Who attacks. Each logs in as the server lets them, see ``Stage``.
enum Attacker: String, Sendable, CaseIterable {
  /// Eva.
  case editor
  /// Anna.
  case admin
  /// Otto.
  case auditor
  /// A login that may be `galley_projector`, as a worker's on a shared server is.
  case worker
  /// Of the server, but of no newsroom on it.
  case outsider
  /// An outsider whom somebody let into the database.
  case guest
  /// An admin of another newsroom on the same server whom somebody let into this database.
  case neighbour
  /// Emil, who was disabled and logs in again.
  case disabled
  /// Emil, in a session that was open when he was disabled.
  case dismissed
  /// The role that owns the tables, as whom nobody logs in.
  case owner
  case superuser
}
