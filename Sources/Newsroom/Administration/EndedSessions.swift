/// The result of ending the open sessions of a disabled person.
package struct EndedSessions: Sendable {
  package let ended: Int
  /// The sessions that the newsroom may not end on this server. They cannot record anything.
  package let remaining: Int
}
