import PostgreSQL

extension Connection {
  /// Runs `body` as `galley_projector`.
  ///
  /// - Throws: ``NewsroomError`` where this connection may not be it.
  mutating func projecting<Answer>(
    as projecting: Projecting, _ body: (inout Connection) throws -> Answer
  ) throws -> Answer {
    guard let enter = projecting.entering, let leave = projecting.leaving else {
      throw NewsroomError(.notPermitted, "this login is no member of galley_projector")
    }
    try execute(enter)
    let answer: Answer
    do {
      answer = try body(&self)
    } catch {
      // Who acts must never be in doubt: without the way back the connection is of no use.
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
  /// What makes a connection act as `galley_projector`; nil where it may not.
  var entering: Query? {
    switch self {
    case .no: nil
    case .member: "SET ROLE galley_projector"
    case .impersonating: "SET SESSION AUTHORIZATION galley_projector"
    }
  }

  /// What makes it act as before.
  fileprivate var leaving: Query? {
    switch self {
    case .no: nil
    case .member: "RESET ROLE"
    case .impersonating(let person): "SET SESSION AUTHORIZATION \(identifier: person)"
    }
  }
}
