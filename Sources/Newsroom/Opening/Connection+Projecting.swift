import PostgreSQL

extension Connection {
  /// Runs `body` as `galley_projector`.
  ///
  /// - Throws: ``Failure`` if this connection may not act as that role.
  mutating func projecting<Value>(
    as projecting: Projecting, _ body: (inout Connection) throws -> Value
  ) throws -> Value {
    guard let enter = projecting.entering else {
      throw Failure(.forbidden, "this login may not write read models")
    }
    return try acting(from: enter, to: projecting.leaving, body)
  }

  /// Whether this connection can act as the database's owner.
  mutating func mayOwn(as projecting: Projecting) throws -> Bool {
    if case .impersonating = projecting { return true }
    return try execute("SELECT pg_has_role(session_user, 'galley_owner', 'MEMBER')")[0].value(at: 0)
  }

  /// Runs `body` as the connection's superuser, or else as `galley_owner`.
  mutating func owning<Value>(
    as projecting: Projecting, _ body: (inout Connection) throws -> Value
  ) throws -> Value {
    try acting(from: projecting.owning, to: projecting.leaving, body)
  }

  private mutating func acting<Value>(
    from enter: Query, to leave: Query, _ body: (inout Connection) throws -> Value
  ) throws -> Value {
    try execute(enter)
    let answer: Value
    do {
      answer = try body(&self)
    } catch {
      // The acting person must never be in doubt, so a connection that cannot be reset is ended.
      if (try? execute(leave)) == nil {
        _ = try? execute("SELECT pg_terminate_backend(pg_backend_pid())")
      }
      throw error
    }
    try execute(leave)
    return answer
  }
}

extension Projecting {
  /// The statement by which a connection acts as `galley_projector`; nil if it may not.
  var entering: Query? {
    switch self {
    case .no: nil
    case .member: "SET ROLE galley_projector"
    case .impersonating: "SET SESSION AUTHORIZATION galley_projector"
    }
  }

  fileprivate var owning: Query {
    switch self {
    case .no, .member:
      """
      SELECT set_config('role', CASE WHEN rolsuper THEN 'none' ELSE 'galley_owner' END, false)
      FROM pg_roles WHERE rolname = session_user
      """
    case .impersonating: "RESET SESSION AUTHORIZATION"
    }
  }

  /// The statement by which it acts as before.
  fileprivate var leaving: Query {
    switch self {
    case .no, .member: "RESET ROLE"
    case .impersonating(let person): "SET SESSION AUTHORIZATION \(identifier: person)"
    }
  }
}
