import Editorial
import Newsroom
import WebRequests

extension WebDesk {
  /// The session that waits for a code; nil if there is none.
  func waitingSession(of request: DeskRequest) async throws -> DeskSession? {
    guard let ticket = ticket(of: request.received) else { return nil }
    return try await newsroom.sessionAwaitingCode(of: ticket)
  }

  /// Requires a code in the field `code`, and uses it up.
  ///
  /// - Throws: ``Failure`` of kind `refused` if it is wrong, or after too many wrong ones.
  func checkCode(of session: DeskSession, in request: DeskRequest) async throws {
    let code = request.fields["code"] ?? ""
    do {
      // Wrong codes and wrong passwords of a person are counted apart.
      try await limits.attempt("code \(session.actor.name)", from: request.address) {
        try await newsroom.checkCode(code, of: session, with: factorKey)
      }
    } catch SignInLimits.Refusal.tooManyTries {
      throw Failure(.refused, "there were too many wrong codes; try again in 15 minutes")
    } catch SignInLimits.Refusal.wrongPassword {
      throw Failure(.refused, "the code is wrong or was used; wait for the next one")
    }
  }
}
