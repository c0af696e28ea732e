import Editorial
import EventSourcing
import Foundation
import PostgreSQL
import PostgresEventStore

/// The web desk in this newsroom, whose own login is `galley_desk`. It keeps sessions and reads for the
/// people who are signed in; their commands run on their own connections.
extension Newsroom {
  /// Checks a name and a password, as the database does, and begins a session.
  ///
  /// - Parameters:
  ///   - agent: What the browser says that it is.
  ///   - address: Where the request comes from.
  /// - Returns: Also whether the session waits for a code of the person's second factor.
  /// - Throws: ``Failure`` of kind `forbidden` if the name or the password is wrong, or the person is
  ///   not an active person; it does not say which.
  package func signIn(
    _ login: String, _ password: String, agent: String, address: String
  ) async throws -> (ticket: SessionTicket, awaitsCode: Bool) {
    try await check(login, password)
    let ticket = SessionTicket.random()
    let sealed = ticket.seal(password)
    let awaitsCode = try await pool.withConnection { connection in
      let awaitsCode: Bool = try connection.execute(
        """
        INSERT INTO galley.desk_sessions (id, login, sealed, agent, address, awaits_code)
        VALUES (
          \(ticket.id), \(login), \(sealed), left(\(agent), 300), left(\(address), 60),
          EXISTS (SELECT FROM galley.second_factors f WHERE f.login = \(login)))
        RETURNING awaits_code
        """)[0].value(at: 0)
      // Nobody needs those that are over.
      try connection.execute(
        """
        DELETE FROM galley.desk_sessions
        WHERE used_at < clock_timestamp() - make_interval(secs => \(Self.idleSeconds))
          OR began_at < clock_timestamp() - make_interval(secs => \(Self.wholeSeconds))
        """)
      return awaitsCode
    }
    return (ticket, awaitsCode)
  }

  /// Begins a session in place of one whose person has shown who they are, with the same password or
  /// with a new one.
  package func renew(
    _ session: DeskSession, password: Password? = nil, agent: String, address: String
  ) async throws -> SessionTicket {
    let (former, login, ticket) = (session.ticket.id, session.actor.name, SessionTicket.random())
    let sealed = ticket.seal((password ?? session.password).text)
    try await pool.withConnection { connection in
      try connection.transaction { connection in
        try connection.execute("DELETE FROM galley.desk_sessions WHERE id = \(former)")
        try connection.execute(
          """
          INSERT INTO galley.desk_sessions (id, login, sealed, agent, address)
          VALUES (\(ticket.id), \(login), \(sealed), left(\(agent), 300), left(\(address), 60))
          """)
      }
    }
    return ticket
  }

  /// Checks the password again, for what cannot be undone.
  ///
  /// - Throws: As ``signIn(_:_:agent:address:)``.
  package func confirm(_ session: DeskSession, password: String) async throws {
    try await check(session.actor.name, password)
  }

  /// The session of a browser; nil if it is over, or was not begun here.
  package func session(of ticket: SessionTicket) async throws -> DeskSession? {
    try await session(of: ticket, awaitingCode: false)
  }

  /// The session of a browser whose person has given the password a few minutes ago, and not yet the
  /// code; nil if there is none.
  package func sessionAwaitingCode(of ticket: SessionTicket) async throws -> DeskSession? {
    try await session(of: ticket, awaitingCode: true)
  }

  private func session(
    of ticket: SessionTicket, awaitingCode: Bool
  ) async throws -> DeskSession? {
    let known = settings
    return try await pool.withConnection { connection in
      let before = known.settings
      let answers = try connection.pipeline([
        Self.question(ticket.id, awaitingCode: awaitingCode),
        LogReader.events(of: NewsroomSettings.stream.id, after: before.version),
      ])
      let settings = try known.update(before, by: answers[1])
      guard let row = answers[0].first,
        let password = ticket.open(try row.value(at: 2))
      else { return nil }
      if try row.value(at: 3) {
        try connection.execute(
          """
          UPDATE galley.desk_sessions SET used_at = clock_timestamp() WHERE id = \(ticket.id)
          """)
      }
      let actor = Actor(name: try row.value(at: 0), role: try row.value(at: 1))
      let hasSecondFactor: Bool = try row.value(at: 4)
      return DeskSession(
        ticket: ticket, actor: actor, password: password,
        mustSetUpSecondFactor: !hasSecondFactor && settings.requiresSecondFactor(of: actor.role),
        publisher: settings[.publisherName]?.texts.first)
    }
  }

  /// The open sessions of the person, the last used first.
  package func sessions(of session: DeskSession) async throws -> [ListedSession] {
    let login = session.actor.name
    return try await pool.withConnection { connection in
      try connection.execute(
        """
        SELECT id, agent, address, began_at, used_at FROM galley.desk_sessions
        WHERE login = \(login) AND NOT awaits_code ORDER BY used_at DESC
        """
      ).map { row in
        ListedSession(
          id: try row.value(at: 0), agent: try row.value(at: 1), address: try row.value(at: 2),
          beganAt: try row.value(at: 3), usedAt: try row.value(at: 4))
      }
    }
  }

  /// Ends one session of the person.
  package func end(_ id: [UInt8], of session: DeskSession) async throws {
    let login = session.actor.name
    try await pool.withConnection { connection in
      try connection.execute(
        "DELETE FROM galley.desk_sessions WHERE login = \(login) AND id = \(id)")
    }
  }

  /// Ends all sessions of the person.
  package func endAll(of session: DeskSession) async throws {
    let login = session.actor.name
    try await pool.withConnection { connection in
      try connection.execute("DELETE FROM galley.desk_sessions WHERE login = \(login)")
    }
  }

  /// The person, for queries. They run as this process's own login, so nothing can be recorded.
  package func reader(for session: DeskSession) -> Member {
    Member(reading: self, actor: session.actor)
  }

  /// The person, for commands, on connections that the person's own password opens.
  package func author(for session: DeskSession) async throws -> Member {
    try await acting(as: session.actor.name, password: session.password.text)
  }

  /// Checks a name and a password on a new connection.
  ///
  /// - Throws: As ``signIn(_:_:agent:address:)``.
  func check(_ login: String, _ password: String) async throws {
    let refusal = Failure(.forbidden, "the name or the password is wrong")
    guard !login.isEmpty, login.utf8.count <= 63, !login.utf8.contains(0),
      !password.isEmpty, password.count <= Password.lengths.upperBound,
      !password.utf8.contains(0)
    else { throw refusal }
    let user = SessionUser.login(login, password: password)
    // A connection of its own: one that is open already would also accept a former password.
    let (own, known) = (user.settings(try connectionSettings()), settings)
    do {
      try await Pool.once(own) { connection in
        _ = try Session(on: &connection, knowing: known).actor()
        // A server may let this process in as somebody without a password.
        guard connection.usedPassword else { throw refusal }
      }
    } catch let error as PostgresError where error.kind == .authentication {
      throw refusal
    } catch let error as Failure where error.kind == .forbidden {
      throw refusal
    }
  }

  private static let idleSeconds = DeskSession.Limit.idle / .seconds(1)
  private static let wholeSeconds = DeskSession.Limit.whole / .seconds(1)
  private static let codeSeconds = DeskSession.Limit.code / .seconds(1)

  /// The use of a session is written once a minute.
  private static func question(_ id: [UInt8], awaitingCode: Bool) -> Query {
    """
    SELECT p.login, p.role, s.sealed,
      s.used_at < clock_timestamp() - interval '1 minute',
      EXISTS (SELECT FROM galley.second_factors f WHERE f.login = p.login)
    FROM galley.desk_sessions s
    JOIN galley.people p ON p.login = s.login AND p.disabled_at IS NULL
    WHERE s.id = \(id) AND s.awaits_code = \(awaitingCode)
      AND s.used_at > clock_timestamp() - make_interval(secs => \(idleSeconds))
      AND s.began_at > clock_timestamp()
        - make_interval(secs => \(awaitingCode ? codeSeconds : wholeSeconds))
    """
  }
}
