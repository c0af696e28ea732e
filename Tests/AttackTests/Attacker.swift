/// The attackers. See ``Stage`` for how each logs in.
enum Attacker: String, Sendable, CaseIterable {
  /// Eva.
  case editor
  /// Anna.
  case admin
  /// Otto.
  case auditor
  /// A login that may act as `galley_projector`, like that of a worker on a shared server.
  case worker
  /// `galley_desk`, the login of the web desk.
  case desk
  /// A login of the server that is in none of its newsrooms.
  case outsider
  /// An outsider with the right to connect to the database.
  case guest
  /// An admin of another newsroom on the server, with the right to connect to this database.
  case neighbour
  /// Emil, who was disabled and logs in again.
  case disabled
  /// Emil, in a session that was open when he was disabled.
  case dismissed
  /// The role that owns the tables. Nobody can log in as it.
  case owner
  case superuser
}
