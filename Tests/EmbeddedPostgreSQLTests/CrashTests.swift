import Glibc
import PostgreSQL
import PrivateServers
import TestSupport
import Testing

@testable import EmbeddedPostgreSQL

/// What a session observes when one process of the server is killed and the server therefore ends
/// all others. Each receives the reason, and is gone when the next statement is sent.
@Suite(.ownServer) struct CrashTests {
  private static let statements: [@Sendable (inout Connection) throws -> Void] = [
    { try $0.execute("SELECT 1") },
    { try $0.script("SELECT 1") },
    { _ = try $0.pipeline(["BEGIN", "SELECT 1", "COMMIT"]) },
    { try $0.forEachRow("SELECT 1") { _ in } },
    { try $0.copyOut("COPY (SELECT 1) TO STDOUT (FORMAT binary)") { _ in } },
  ]

  @Test func `a statement to a server that has crashed reports a lost connection`() throws {
    let home = try TemporaryHome()
    let server = home.server()
    try server.start()
    let settings = ConnectionSettings(
      socketDirectory: server.socketDirectory, port: server.port, database: "postgres",
      user: server.superuser)
    for (number, statement) in Self.statements.enumerated() {
      // The server recovers from the previous crash.
      try wait { (try? Connection(settings)) != nil }
      var session = try Connection(settings)
      let victim = try Connection(settings)
      let processes = [session.processID, victim.processID].map { pid_t($0) }
      kill(processes[1], SIGKILL)
      try wait { !processes.contains(where: server.processes.contains) }
      let error = #expect(throws: PostgresError.self) { try statement(&session) }
      #expect(error?.kind == .connectionLost, "\(number): \(String(describing: error))")
      let isUsable = session.isUsable
      #expect(!isUsable, "\(number)")
    }
  }
}
