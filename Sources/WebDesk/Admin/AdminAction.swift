import Editorial
import Newsroom
import SCGI

/// Carries out what an admin sent from a page about the newsroom.
enum AdminAction {
  /// - Parameters:
  ///   - needsPassword: Whether the person must have typed the password again.
  ///   - page: The page again, with what was done or with the refusal.
  ///   - work: Returns what was done, as a sentence.
  static func perform(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession, needsPassword: Bool = true,
    page: (_ done: String?, _ problem: Failure?) async throws -> SCGIResponse,
    work: (Member) async throws -> String
  ) async throws -> SCGIResponse {
    do {
      guard session.actor.role == .admin else {
        throw Failure(.forbidden, "only an admin may do this")
      }
      if needsPassword { try await desk.confirm(session, in: request) }
      let done = try await work(try await desk.newsroom.author(for: session))
      return try await page(done, nil)
    } catch {
      let failure = Failure(error)
      let kinds: [Failure.Kind] = [.refused, .unacceptable, .conflict, .invalid, .notFound]
      guard kinds.contains(failure.kind) else { throw failure }
      return try await page(nil, failure)
    }
  }
}
