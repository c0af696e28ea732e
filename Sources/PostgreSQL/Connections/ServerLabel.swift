/// What errors call a server whose address would tell people nothing.
package struct ServerLabel: Hashable, Sendable {
  /// Such as `the private server in /srv/galley`.
  let name: String
  /// The path of its log.
  let log: String

  package init(name: String, log: String) { (self.name, self.log) = (name, log) }

  /// The error of a connection to it, in plain words and with what to do.
  package func explaining(_ error: PostgresError) -> PostgresError {
    PostgresError(error.kind, "\(name) \(words(for: error))", sqlState: error.sqlState)
  }

  private func words(for error: PostgresError) -> String {
    let reason = error.message.replacing(
      #/connection to server on socket "[^"]*" failed: /#, with: "")
    guard error.kind == .unreachable else { return "refused the connection: \(reason)" }
    let advice = "try again, or see \(log)"
    switch error.sqlState {
    case .cannotConnectNow:
      return "starts, stops or recovers from a crash: wait a moment, then try again"
    case .tooManyConnections: return "has too many connections: try again later"
    default: break
    }
    if reason.hasPrefix("no answer within ") { return "gave \(reason): \(advice)" }
    if ["Connection refused", "No such file or directory"].contains(reason) {
      return "is not running: \(advice)"
    }
    return "does not accept connections (\(reason)): \(advice)"
  }
}
