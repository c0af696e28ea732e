import Digests
import Editorial
import Foundation
import HTML
import Newsroom
import PlainText
import SCGI
import WebRequests

/// The tokens with which a person's programs use the API: a list, and forms to make and to revoke one.
enum TokenRoutes {
  static let all: [Route] = [
    .get(DeskPath.tokens.pattern) { desk, _, session in try await page(desk, session) },
    .post(DeskPath.tokens.pattern, make),
    .post(DeskPath.revokeToken.pattern) { desk, request, session in
      if let id = [UInt8](hex: request.fields["id"] ?? "") {
        try await desk.newsroom.author(for: session).revokeToken(id)
      }
      return .redirect(to: DeskPath.tokens.text)
    },
  ]

  private static func make(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession
  ) async throws -> SCGIResponse {
    do {
      try await desk.confirm(session, in: request)
      let days = request.fields.text("days").flatMap { Int($0) } ?? 0
      guard let scope = TokenScope(rawValue: request.fields["scope"] ?? "") else {
        throw Failure(.invalid, "there is no such scope")
      }
      let made = try await desk.newsroom.makeToken(
        for: session, label: request.fields["label"] ?? "", scope: scope,
        lifetime: .seconds(86_400 * min(max(days, 0), 10_000)),
        commandID: request.fields.options.commandID)
      return try await page(desk, session, made: made.text)
    } catch let failure as Failure
      where [.invalid, .unacceptable, .forbidden, .refused].contains(failure.kind)
    {
      return try await page(desk, session, problem: failure, typed: request.fields)
    }
  }

  private static func page(
    _ desk: WebDesk, _ session: DeskSession, made: String? = nil, problem: Failure? = nil,
    typed: FormFields? = nil
  ) async throws -> SCGIResponse {
    let tokens = try await desk.newsroom.author(for: session).tokens()
    let clock = DeskClock(desk.newsroom.reader(for: session))
    let frame = DeskFrame(title: DeskWords.tokens, session: session, place: .account)
    return .page(
      frame.page { writer in
        writer.begin(.section, .cssClass("narrow"))
        writer.write(.h1, text: DeskWords.tokens)
        writer.write(.p, .cssClass("hint"), text: DeskWords.tokensHint)
        if let problem {
          writer.write(.p, .cssClass("problem"), .role("alert"), text: problem.sentence)
        }
        if let made {
          writer.begin(.p, .cssClass("done"), .role("status"))
          writer.write(.code, text: made)
          writer.end()
          writer.write(.p, .cssClass("hint"), text: DeskWords.tokenOnce)
        }
        writer.begin(.ul, .cssClass("entries"))
        for token in tokens { write(token, of: session, clock, to: &writer) }
        writer.end()
        if tokens.isEmpty { writer.write(.p, .cssClass("empty"), text: DeskWords.noTokens) }
        writeForm(for: session, typed, to: &writer)
        writer.end()
      }, status: problem == nil ? 200 : 422)
  }

  private static func write(
    _ token: ListedToken, of session: DeskSession, _ clock: DeskClock, to writer: inout HTMLWriter
  ) {
    writer.begin(.li)
    writer.write(.h2, .direction("auto"), text: token.label)
    writer.begin(.p, .cssClass("facts"))
    writer.write("\(DeskWords.name(of: token.scope)), \(DeskWords.tokenMade) ")
    writer.write(token.madeAt, clock)
    writer.write(", \(DeskWords.tokenExpires) ")
    writer.write(token.expiresAt, clock)
    if let usedAt = token.usedAt {
      writer.write(", \(DeskWords.tokenUsed) ")
      writer.write(usedAt, clock)
    } else {
      writer.write(", \(DeskWords.tokenUnused)")
    }
    writer.end()
    writer.begin(.form, HTMLAttribute.posting(to: DeskPath.revokeToken.address))
    writer.write(token: session)
    writer.write(hidden: "id", token.id.hex)
    writer.write(button: DeskWords.revokeToken, isQuiet: true)
    writer.end()
    writer.end()
  }

  private static func writeForm(
    for session: DeskSession, _ typed: FormFields?, to writer: inout HTMLWriter
  ) {
    writer.write(.h2, text: DeskWords.makeToken)
    writer.begin(.form, HTMLAttribute.posting(to: DeskPath.tokens.address))
    writer.write(token: session)
    writer.write(hidden: "command", UUID().text)
    writer.write(
      field: "label", DeskWords.tokenLabel,
      [.kind("text"), .value(typed?["label"] ?? ""), .required, .longest(Newsroom.longestLabel)])
    let scopes = TokenScope.allCases.filter { $0 != .admin || session.actor.role == .admin }
    writer.write(
      choice: "scope", DeskWords.tokenScope,
      scopes.map { ($0.rawValue, DeskWords.name(of: $0)) }, chosen: typed?["scope"] ?? "")
    writer.write(
      choice: "days", DeskWords.tokenDays,
      [30, 7, 90, 365].map { ("\($0)", DeskWords.days($0)) }, chosen: typed?["days"] ?? "")
    writer.write(currentPassword: DeskWords.currentPassword)
    writer.write(button: DeskWords.makeToken)
    writer.end()
  }
}
