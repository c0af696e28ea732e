/// What became of the sessions that a disabled person had open.
package struct EndedSessions: Sendable {
  package let ended: Int
  /// Those that this server does not let the newsroom end. They can record nothing.
  package let remaining: Int
}
