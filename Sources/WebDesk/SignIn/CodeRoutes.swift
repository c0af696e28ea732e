import Editorial
import HTML
import Newsroom
import SCGI
import WebRequests

/// The second step of signing in: a code from the person's phone, or a recovery code.
enum CodeRoutes {
  static let all: [Route] = [
    .open(.get, DeskPath.code.pattern) { desk, request in
      guard let session = try await desk.waitingSession(of: request) else { return again }
      return page(session, target: SignInRoutes.target(request.fields["target"]))
    },
    .open(.post, DeskPath.code.pattern, check),
  ]

  /// The password was given too long ago.
  private static let again = SCGIResponse.redirect(to: DeskPath.signIn.text)

  private static func check(_ desk: WebDesk, _ request: DeskRequest) async throws -> SCGIResponse {
    let target = SignInRoutes.target(request.fields["target"])
    let kept = KeptForm(keptIn: request.fields)
    guard let session = try await desk.waitingSession(of: request) else {
      return SignInPage(target: target, kept: kept, problem: DeskWords.codeIsLate)
        .response(status: 401)
    }
    guard session.ticket.accepts(formToken: request.fields["token"] ?? "") else {
      throw Failure.isOfAnotherSession
    }
    do {
      try await desk.checkCode(of: session, in: request)
      let ticket = try await desk.newsroom.renew(
        session, agent: request.agent, address: request.address)
      var response = SCGIResponse.redirect(to: target ?? DeskPath.home.text)
      if let kept, let session = try await desk.newsroom.session(of: ticket) {
        response = await kept.page(desk, session, note: DeskWords.signedInAgain)
      }
      response.begin(ticket, isEncrypted: request.isEncrypted)
      return response
    } catch let failure as Failure where failure.kind == .refused {
      return page(session, target: target, kept: kept, problem: failure)
    }
  }

  /// - Parameter kept: What the person wrote when their session ended.
  static func page(
    _ session: DeskSession, target: String?, kept: KeptForm? = nil, problem: Failure? = nil
  ) -> SCGIResponse {
    let frame = DeskFrame(title: DeskWords.code, session: nil, place: nil)
    return .page(
      frame.page { writer in
        writer.begin(.section, .cssClass("narrow"))
        writer.write(.h1, text: DeskWords.code)
        if kept != nil { writer.write(.p, .role("status"), text: DeskWords.textIsKeptForCode) }
        if let problem {
          writer.write(.p, .cssClass("problem"), .role("alert"), text: problem.sentence)
        }
        writer.write(.p, .cssClass("hint"), .id("code-hint"), text: DeskWords.codeHint)
        writer.begin(.form, HTMLAttribute.posting(to: DeskPath.code.address))
        writer.write(token: session)
        write(target, kept, to: &writer)
        writer.write(codeField: DeskWords.code, isFocused: true)
        writer.write(button: DeskWords.signIn)
        writer.end()
        writer.begin(.form, HTMLAttribute.posting(to: DeskPath.signIn.address))
        write(target, kept, to: &writer)
        writer.write(button: DeskWords.signInAsAnother, isQuiet: true)
        writer.end()
        writer.end()
      }, status: problem == nil ? 200 : 403)
  }

  /// What the person wanted when they had to sign in.
  private static func write(_ target: String?, _ kept: KeptForm?, to writer: inout HTMLWriter) {
    if let target { writer.write(hidden: "target", target) }
    for field in kept?.hidden ?? [] { writer.write(hidden: field.name, field.text) }
  }
}

extension HTMLWriter {
  /// The field for a code. Its hint has the id `code-hint`.
  mutating func write(codeField label: String, isFocused: Bool = false) {
    write(
      field: "code", label,
      [
        .kind("text"), .required, .longest(40), .autocomplete("one-time-code"), .unchecked,
        .describedBy("code-hint"),
      ] + (isFocused ? [.focused] : []))
  }
}
