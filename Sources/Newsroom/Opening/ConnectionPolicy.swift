package import EmbeddedPostgreSQL
package import PostgreSQL

/// How a newsroom uses connections.
package struct ConnectionPolicy: Sendable {
  /// How many may be open.
  package var total: Int
  package var perPerson: Int
  /// How many the process may have for itself; nil for as many as for a person.
  package var own: Int?
  /// A connection is closed after this idle time.
  package var idleTime: Duration
  /// Whether the process serves many requests, so that it sends the same statements again and again.
  package var isServing = false
  /// How long a statement may go without an answer; nil for no limit.
  package var answerLimit: Duration? = DatabaseAddress.answerLimit
  /// How long to wait for a server during a failover; nil to wait only for one that starts or
  /// recovers, and accepts no connections yet.
  package var wait: Duration?
  /// The versions of PostgreSQL that may be used.
  package var versions = ServerVersions.ofProcess
  /// Where questions go first; nil for the primary.
  package var replica: ReplicaPolicy?
  /// Receives a line when a wait for a server begins, or a command waits for a standby.
  package var tell: (@Sendable (String) -> Void)?
  /// Receives the statements of each round trip, before they are sent.
  package var observer: (@Sendable ([Query]) -> Void)?

  package init(total: Int = 16, perPerson: Int = 4, idleTime: Duration = .seconds(60)) {
    self.total = total
    self.perPerson = perPerson
    self.idleTime = idleTime
  }
}

extension ConnectionPolicy {
  /// - Parameter isCreating: Whether the process waits for a server that it may have started.
  func patience(for settings: ConnectionSettings, isCreating: Bool) -> Patience {
    let start = wait ?? (isCreating ? .seconds(settings.connectTimeout ?? 60) : .zero)
    let tell = tell
    return Patience(limit: wait ?? .zero, startLimit: start) { error in
      tell?(
        error.sqlState == .cannotConnectNow
          ? "waiting for the server, which starts, stops or recovers from a crash"
          : "waiting for a server that can do this: \(error)")
    }
  }
}

extension ConnectionPolicy {
  /// - Throws: ``Failure`` if the server has a version of PostgreSQL that may not be used.
  func requirePermitted(_ connection: borrowing Connection) throws(Failure) {
    guard !versions.permits(connection.majorVersion) else { return }
    throw Failure(.unavailable, versions.refusal(of: connection.majorVersion))
  }
}
