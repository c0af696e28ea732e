import Editorial
import Newsroom
import SCGI

/// Carries out what an admin sent from a page about the newsroom.
enum AdminAction {
  /// - Parameters:
  ///   - needsPassword: Whether the person must have typed the password again.
  ///   - page: The page again, with the refusal and what was typed.
  ///   - work: Returns the page that says what was done.
  static func perform(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession, needsPassword: Bool = true,
    page: (_ problem: Failure) async throws -> SCGIResponse,
    work: (Member) async throws -> SCGIResponse
  ) async throws -> SCGIResponse {
    do {
      guard session.actor.role == .admin else {
        throw Failure(.forbidden, "only an admin may do this")
      }
      if needsPassword { try await desk.confirm(session, in: request) }
      return try await work(try await desk.newsroom.author(for: session))
    } catch {
      let failure = Failure(error)
      let kinds: [Failure.Kind] = [.refused, .unacceptable, .conflict, .invalid, .notFound]
      guard kinds.contains(failure.kind) else { throw failure }
      return try await page(failure)
    }
  }
}
