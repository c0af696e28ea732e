import Newsroom
import SCGI
import WebRequests

/// Signing in and out.
enum SignInRoutes {
  static let all: [Route] = [
    .open(.get, DeskPath.signIn.pattern) { _, request in
      SignInPage(
        target: target(request.fields["target"]),
        done: request.fields["done"] == "password" ? DeskWords.passwordSet : nil
      ).response()
    },
    .open(.post, DeskPath.signIn.pattern) { desk, request in try await signIn(desk, request) },
    .post(DeskPath.signOut.pattern) { desk, request, session in
      try await desk.newsroom.end(session.ticket.id, of: session)
      var response = SCGIResponse.redirect(to: DeskPath.signIn.text)
      response.set(
        cookie: SessionCookie.name(isEncrypted: request.isEncrypted), to: "",
        isEncrypted: request.isEncrypted, isOver: true)
      return response
    },
  ]

  /// How long a refusal takes at least, whatever its reason.
  private static let refusalTime: Duration = .milliseconds(700)

  private static func signIn(_ desk: WebDesk, _ request: DeskRequest) async throws -> SCGIResponse {
    let (login, password) = (request.fields["name"] ?? "", request.fields["password"] ?? "")
    let (target, kept) = (target(request.fields["target"]), KeptForm(keptIn: request.fields))
    // The page for the code sends what was typed before here.
    guard request.fields["name"] != nil else {
      return SignInPage(target: target, kept: kept).response()
    }
    func refusal(_ problem: String, status: Int) -> SCGIResponse {
      SignInPage(target: target, kept: kept, login: login, problem: problem)
        .response(status: status)
    }
    let (began, address) = (ContinuousClock.now, request.address)
    do {
      let begun = try await desk.limits.attempt(login, from: address) {
        try await desk.newsroom.signIn(login, password, agent: request.agent, address: address)
      }
      let query = AddressQuery().adding("target", target)
      var response = SCGIResponse.redirect(
        to: begun.awaitsCode ? query.text(of: DeskPath.code) : target ?? DeskPath.home.text)
      if let kept {
        if let session = try await desk.newsroom.session(of: begun.ticket) {
          response = await kept.page(desk, session, note: DeskWords.signedInAgain)
        } else if let session = try await desk.newsroom.sessionAwaitingCode(of: begun.ticket) {
          response = CodeRoutes.page(session, target: target, kept: kept)
        }
      }
      response.begin(begun.ticket, isEncrypted: request.isEncrypted)
      return response
    } catch SignInLimits.Refusal.tooManyTries {
      return refusal(DeskWords.tooManyTries, status: 429)
    } catch SignInLimits.Refusal.wrongPassword {
      try? await Task.sleep(until: began + refusalTime)
      return refusal(DeskWords.wrongPassword, status: 403)
    }
  }

  /// A page of the desk, perhaps with a query, and nothing else.
  static func target(_ text: String?) -> String? {
    guard let text else { return nil }
    let path = text.prefix { $0 != "?" }
    return path == "/desk" || path.hasPrefix("/desk/") ? text : nil
  }
}
