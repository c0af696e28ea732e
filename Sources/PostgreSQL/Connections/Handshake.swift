import CLibPQ
import Glibc

/// Opens a connection to one host step by step. Unlike libpq's single call, it reports the SQLSTATE
/// of a refusal and applies the time limit to all addresses of the host together.
struct Handshake {
  private let connection: OpaquePointer

  /// Returns an open `PGconn`, which the caller must finish.
  ///
  /// - Parameter seconds: The limit.
  /// - Throws: The reason of a refusal, without the name of the server.
  static func connect(
    _ settings: ConnectionSettings, within seconds: Int, notices: NoticeBox
  ) throws(PostgresError) -> OpaquePointer {
    guard let connection = settings.withCStrings({ PQconnectStartParams($0, $1, 0) }) else {
      throw PostgresError(.unreachable, "out of memory")
    }
    do throws(PostgresError) {
      notices.receive(from: connection)
      // Only with this verbosity does the text of a refusal contain its SQLSTATE.
      PQsetErrorVerbosity(connection, PQERRORS_VERBOSE)
      try Handshake(connection: connection).complete(within: seconds)
      PQsetErrorVerbosity(connection, PQERRORS_DEFAULT)
      return connection
    } catch {
      PQfinish(connection)
      throw error
    }
  }

  private func complete(within seconds: Int) throws(PostgresError) {
    guard PQstatus(connection) != CONNECTION_BAD else { throw refusal() }
    let end = ContinuousClock.now + .seconds(seconds)
    var next = PGRES_POLLING_WRITING
    while next != PGRES_POLLING_OK {
      guard next == PGRES_POLLING_READING || next == PGRES_POLLING_WRITING else {
        throw refusal()
      }
      let events = next == PGRES_POLLING_READING ? POLLIN : POLLOUT
      var descriptor = pollfd(fd: PQsocket(connection), events: Int16(events), revents: 0)
      let milliseconds = max(0, (end - .now) / .milliseconds(1))
      let ready = poll(&descriptor, 1, Int32(milliseconds))
      if ready == 0 { throw PostgresError(.unreachable, "no answer within \(seconds) s") }
      if ready > 0 || errno != EINTR { next = PQconnectPoll(connection) }
    }
  }

  /// Why the connection failed, in libpq's words without its hints.
  private func refusal() -> PostgresError {
    let lines = String(cString: PQerrorMessage(connection)).split(whereSeparator: \.isNewline)
    let reasons = lines.filter { line in
      line.first?.isWhitespace == false && !Self.additions.contains(where: line.hasPrefix)
    }
    // If several addresses were tried, the last one decided.
    guard let last = reasons.last, let (sqlState, words) = Self.splitSQLState(last) else {
      let needed = PQconnectionNeedsPassword(connection) == 1
      return PostgresError(
        needed ? .authentication : .unreachable,
        needed
          ? "the server requires a password, and none was given" : reasons.joined(separator: "; "))
    }
    return PostgresError(Self.kind(of: sqlState), words, sqlState: sqlState)
  }

  /// Lines that the verbose form adds after the reason.
  private static let additions = ["LOCATION:", "DETAIL:", "HINT:", "CONTEXT:"]

  private static func kind(of sqlState: SQLState) -> PostgresError.Kind {
    if sqlState.class == "28" { return .authentication }
    if ["08", "57"].contains(sqlState.class) || sqlState == .tooManyConnections {
      return .unreachable
    }
    return .server
  }

  /// Splits "… FATAL:  28P01: password authentication failed" into the code and the words after it.
  private static func splitSQLState(_ line: Substring) -> (SQLState, String)? {
    guard let match = line.firstMatch(of: /:  (?<code>[0-9A-Z]{5}): (?<words>.*)/) else {
      return nil
    }
    return (SQLState(rawValue: String(match.code)), String(match.words))
  }
}
