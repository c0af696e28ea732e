import HTML
import Newsroom
import SCGI
import WebRequests

/// Setting a new password with a link that an admin made. Opening the link changes nothing, so that
/// a program that looks at links does not use it up.
enum ResetRoutes {
  private static let pattern: PathPattern = "/desk/reset/{secret}"

  static let all: [Route] = [
    .open(.get, pattern) { desk, request in
      let (secret, login) = try await find(desk, request)
      return page(secret, login)
    },
    .open(.post, pattern, set),
  ]

  private static func set(_ desk: WebDesk, _ request: DeskRequest) async throws -> SCGIResponse {
    let (secret, login) = try await find(desk, request)
    do {
      let password = try NewPasswordFields.password(in: request.fields)
      try await desk.newsroom.setPassword(with: secret, to: password)
      return .redirect(to: "\(DeskPath.signIn.text)?done=password")
    } catch let failure as Failure where failure.kind == .unacceptable {
      return page(secret, login, problem: failure)
    }
  }

  /// The link's secret and its person. Wrong links count as wrong passwords of the address.
  private static func find(
    _ desk: WebDesk, _ request: DeskRequest
  ) async throws -> (secret: LinkSecret, login: String) {
    do {
      return try await desk.limits.attempt(nil, from: request.address) {
        guard let secret = LinkSecret(request["secret"]),
          let login = try await desk.newsroom.person(of: secret)
        else { throw Failure(.forbidden, "there is no such link") }
        return (secret, login)
      }
    } catch SignInLimits.Refusal.tooManyTries {
      throw Failure(.forbidden, DeskWords.tooManyLinks)
    } catch SignInLimits.Refusal.wrongPassword {
      throw Failure.linkIsOver
    }
  }

  private static func page(
    _ secret: LinkSecret, _ login: String, problem: Failure? = nil
  ) -> SCGIResponse {
    let frame = DeskFrame(title: DeskWords.setPassword, session: nil, place: nil)
    var response = SCGIResponse.page(
      frame.page { writer in
        writer.begin(.section, .cssClass("narrow"))
        writer.write(.h1, text: DeskWords.setPassword)
        if let problem {
          writer.write(.p, .cssClass("problem"), .role("alert"), text: problem.sentence)
        }
        writer.write(.p, text: DeskWords.passwordOf(login))
        writer.begin(.form, HTMLAttribute.posting(to: DeskPath.reset(secret).address))
        NewPasswordFields.write(for: login, to: &writer)
        writer.write(button: DeskWords.setPassword)
        writer.end()
        writer.end()
      }, status: problem == nil ? 200 : 422)
    // The address has the secret.
    response.add("no-referrer", for: "Referrer-Policy")
    return response
  }
}
