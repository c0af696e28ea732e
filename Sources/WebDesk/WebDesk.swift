import Foundation
package import Newsroom
package import SCGI
package import Seals
import WebRequests

/// The web desk: answers the requests of browsers. Its newsroom is open as `galley_desk`.
package struct WebDesk: Sendable {
  package let newsroom: Newsroom
  let limits = SignInLimits()
  /// Encrypts the secrets of second factors.
  let factorKey: SecondFactorKey
  let presence = Presence()
  let replyLimits = ReplyLimits()
  let replyTokens = ReplyFormToken.Maker()
  /// The languages of its pages.
  var languages = DeskLanguage.all
  let verifierKeys: [VerifierKey]
  /// Whether the newsroom's site has the same address as the desk.
  let isBesideSite: Bool
  private let report: @Sendable (String) -> Void

  /// - Parameters:
  ///   - factorKey: The same whenever the desk of this newsroom runs.
  ///   - verifierKeys: The public keys of the seals, which proofs need.
  ///   - isBesideSite: Whether the newsroom's site has the same address as the desk.
  ///   - report: Receives a line about each error that is not the visitor's.
  package init(
    _ newsroom: Newsroom, factorKey: SecondFactorKey, verifierKeys: [VerifierKey] = [],
    isBesideSite: Bool = false,
    report: @escaping @Sendable (String) -> Void
  ) {
    (self.newsroom, self.factorKey) = (newsroom, factorKey)
    (self.verifierKeys, self.report) = (verifierKeys, report)
    self.isBesideSite = isBesideSite
  }

  package func answer(_ request: SCGIRequest) async -> SCGIResponse {
    let language = DeskLanguage.preferred(
      by: request.header("Accept-Language"), among: languages)
    return await DeskLanguage.$current.withValue(language) { await answerInLanguage(request) }
  }

  private func answerInLanguage(_ request: SCGIRequest) async -> SCGIResponse {
    var response: SCGIResponse
    do {
      response = try await route(request)
    } catch {
      let failure = Failure(error)
      report(failure, of: request)
      // Without a database, there is no session.
      let session =
        [.failed, .unavailable, .interrupted].contains(failure.kind)
        ? nil : try? await session(of: request)
      var page = FailurePage(failure: failure, session: session)
      if let form = KeptForm(request) { page.typed = (form, await form.purpose(self, session)) }
      response = page.response
    }
    response.protect()
    return response
  }

  /// Reports an error that is not the visitor's.
  func report(_ failure: Failure, of request: SCGIRequest) {
    guard [.failed, .unavailable].contains(failure.kind) else { return }
    report("request \(request.id ?? "-"): \(failure.reason)")
  }

  private func route(_ request: SCGIRequest) async throws -> SCGIResponse {
    switch Self.table.choice(method: request.method, path: request.path) {
    case .route(let route, let names): return try await answer(request, by: route, names)
    case .otherMethods(let allowed):
      if ["GET", "HEAD"].contains(request.method), request.path.hasPrefix("/desk/") {
        return .redirect(to: FormAddresses.page(of: request.path).text)
      }
      return SCGIResponse(status: 405, headers: ["Allow": allowed])
    case .unknownPath:
      if request.path == "/" { return .redirect(to: "/desk") }
      throw Failure(.notFound, "there is no such page")
    }
  }

  private func answer(
    _ request: SCGIRequest, by route: Route, _ names: [String: String]
  ) async throws -> SCGIResponse {
    guard route.method == .get || request.isFromThisSite || route.isForAllSites else {
      throw Failure(.forbidden, "the form comes from another site; open the desk and try again")
    }
    guard let fields = request.fields else {
      throw Failure(.invalid, "the form cannot be read")
    }
    let deskRequest = DeskRequest(received: request, names: names, fields: fields)
    switch route.kind {
    case .open(let answer), .readers(let answer): return try await answer(self, deskRequest)
    case .signedIn(let answer):
      guard let session = try await session(of: request) else {
        return SignInPage(
          target: route.method == .get ? request.target : nil, kept: KeptForm(request)
        ).response(status: 401)
      }
      guard route.method == .get || session.ticket.accepts(formToken: fields["token"] ?? "") else {
        return try await refusal(of: request, session, .isOfAnotherSession)
      }
      guard !session.mustSetUpSecondFactor || DeskPath.withoutSecondFactor.contains(request.path)
      else {
        if route.method == .get { return .redirect(to: DeskPath.secondFactor.text) }
        return try await refusal(of: request, session, .secondFactorIsMissing)
      }
      return try await answer(self, deskRequest, session)
    }
  }

  /// A form that the session may not send now, with its text.
  private func refusal(
    of request: SCGIRequest, _ session: DeskSession, _ failure: Failure
  ) async throws -> SCGIResponse {
    guard let kept = KeptForm(request) else { throw failure }
    let failure = failure == .isOfAnotherSession ? .isOfEarlierSession : failure
    return await kept.page(self, session, problem: failure, status: 403)
  }

  private func session(of request: SCGIRequest) async throws -> DeskSession? {
    guard let ticket = ticket(of: request) else { return nil }
    return try await newsroom.session(of: ticket)
  }

  /// What the browser's cookie has; nil if there is none.
  func ticket(of request: SCGIRequest) -> SessionTicket? {
    request.cookie(SessionCookie.name(isEncrypted: request.isEncrypted))
      .flatMap { SessionTicket($0) }
  }
}

extension Failure {
  static let isOfAnotherSession = Failure(
    .forbidden, "the form is not from this session; load the page and try again")
  /// Its text is on the page.
  fileprivate static let isOfEarlierSession = Failure(
    .forbidden, "the form is from an earlier session; check it, and then send it again")
  fileprivate static let secondFactorIsMissing = Failure(
    .forbidden, "the newsroom requires a second factor; set it up, and then send the form again")
}
