/// What happens to the node of a cluster that accepts changes.
package enum Fault: String, CaseIterable, Sendable {
  /// The server is killed. Patroni notices at once.
  case server
  /// The server and Patroni are killed, as when a machine is lost.
  case node
  /// All processes are stopped, and continue when another node has taken over.
  case frozen
  /// The network loses all packets to and from the node until another node has taken over.
  case network
}
