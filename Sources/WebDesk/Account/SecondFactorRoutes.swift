import Digests
import Editorial
import Foundation
import HTML
import Newsroom
import SCGI
import WebRequests

/// Setting up one's second factor, and removing it.
enum SecondFactorRoutes {
  static let all: [Route] = [
    .get(DeskPath.secondFactor.pattern) { desk, _, session in try await page(desk, session) },
    .post(DeskPath.secondFactor.pattern, enrol),
    .post(DeskPath.removeSecondFactor.pattern, remove),
  ]

  private static func page(
    _ desk: WebDesk, _ session: DeskSession, proposed: ProposedSecondFactor? = nil,
    problem: Failure? = nil
  ) async throws -> SCGIResponse {
    let newsroom = desk.newsroom
    let page = SecondFactorPage(
      session: session, factor: try await newsroom.secondFactor(of: session),
      proposed: proposed ?? ProposedSecondFactor(for: session.actor.name, with: desk.factorKey),
      clock: DeskClock(newsroom.reader(for: session)), problem: problem)
    return page.response
  }

  private static func enrol(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession
  ) async throws -> SCGIResponse {
    guard let sealed = [UInt8](hex: request.fields["secret"] ?? ""),
      let proposed = ProposedSecondFactor(
        sealed: sealed, for: session.actor.name, with: desk.factorKey)
    else { throw Failure(.invalid, "the form cannot be read; load the page and try again") }
    do {
      try await desk.confirm(session, in: request)
      let author = try await desk.newsroom.author(for: session)
      let codes = try await author.enrol(proposed, code: request.fields["code"] ?? "")
      return SecondFactorPage.recoveryCodes(codes, session)
    } catch let failure as Failure where [.unacceptable, .refused].contains(failure.kind) {
      return try await page(desk, session, proposed: proposed, problem: failure)
    }
  }

  /// Needs the password and a code, so that somebody at an open browser cannot do it.
  private static func remove(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession
  ) async throws -> SCGIResponse {
    do {
      try await desk.confirm(session, in: request)
      try await desk.checkCode(of: session, in: request)
      let author = try await desk.newsroom.author(for: session)
      _ = try await author.removeSecondFactor(of: session.actor.name)
      return .redirect(to: DeskPath.secondFactor.text)
    } catch let failure as Failure where failure.kind == .refused {
      return try await page(desk, session, problem: failure)
    }
  }
}
