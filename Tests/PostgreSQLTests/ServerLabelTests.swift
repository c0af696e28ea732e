import PostgreSQL
import Testing

@Suite struct ServerLabelTests {
  @Test(
    arguments: [
      (
        PostgresError(
          .unreachable, "connection to server on socket \"/r/.s\" failed: Connection refused"),
        "the desk's server is not running: try again, or see /log"
      ),
      (
        PostgresError(
          .unreachable, "the database system is in recovery mode", sqlState: .cannotConnectNow),
        "the desk's server starts, stops or recovers from a crash: wait a moment, then try again"
      ),
      (
        PostgresError(
          .unreachable, "connection to server on socket \"/r/.s\" failed: Permission denied"),
        "the desk's server does not accept connections (Permission denied): try again, or see /log"
      ),
      (
        PostgresError(.unreachable, "sorry", sqlState: .tooManyConnections),
        "the desk's server has too many connections: try again later"
      ),
      (
        PostgresError(.authentication, "the server requires a password, and none was given"),
        "the desk's server refused the connection: the server requires a password, and none was given"
      ),
    ])
  func `an error of a connection says in plain words what is wrong and what to do`(
    error: PostgresError, words: String
  ) {
    let label = ServerLabel(name: "the desk's server", log: "/log")
    #expect(label.explaining(error).description == words)
    #expect(label.explaining(error).kind == error.kind)
  }
}
