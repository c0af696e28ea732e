import Editorial
import Newsroom
import WebRequests

extension WebDesk {
  /// Requires the person's password again, in the field `password`, for what only the person must do.
  ///
  /// - Throws: ``Failure`` of kind `refused` if it is wrong, or after too many wrong ones.
  func confirm(_ session: DeskSession, in request: DeskRequest) async throws {
    let password = request.fields["password"] ?? ""
    do {
      try await limits.attempt(session.actor.name, from: request.address) {
        try await newsroom.confirm(session, password: password)
      }
    } catch SignInLimits.Refusal.tooManyTries {
      throw Failure(.refused, "there were too many wrong passwords; try again in 15 minutes")
    } catch SignInLimits.Refusal.wrongPassword {
      throw Failure(.refused, "the password is wrong; nothing was done")
    }
  }
}
