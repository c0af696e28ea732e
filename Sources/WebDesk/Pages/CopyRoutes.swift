import Editorial
import Foundation
import JSON
import Newsroom
import PlainText
import SCGI
import WebRequests

/// The working copies of what people type, and who types. Scripts send them; the answers are JSON.
enum CopyRoutes {
  static let all: [Route] = [
    .post("/desk/articles/{article}/working-copy", save),
    .post("/desk/new/working-copy", save),
    .post("/desk/articles/{article}/working-copy/discard", discard),
    .post("/desk/new/working-copy/discard", discard),
    .post("/desk/articles/{article}/presence", presence),
    .get(DeskPath.formToken.pattern) { _, _, session in
      .json(["token": .string(session.ticket.formToken())])
    },
  ]

  private static func save(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession
  ) async throws -> SCGIResponse {
    guard session.actor.role != .auditor else {
      throw Failure(.forbidden, "an auditor changes nothing")
    }
    let form = ManuscriptForm(request.fields)
    guard form.copies > 0 else { throw Failure(.invalid, "the number of the copy is missing") }
    let copy = form.copy(of: try article(request))
    switch try await desk.newsroom.save(copy, since: form.version, of: session) {
    case .saved(let instant):
      let clock = DeskClock(desk.newsroom.reader(for: session))
      return .json(["savedAt": .string(clock.time(instant))])
    case .late: return .json(["problem": "late"], status: 409)
    case .erased: return .json(["problem": "erased"], status: 410)
    }
  }

  private static func discard(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession
  ) async throws -> SCGIResponse {
    let forms = request.fields.all("form").compactMap { UUID(uuidString: $0) }
    guard !forms.isEmpty else {
      throw Failure(.invalid, "the form that it belongs to is missing")
    }
    for form in forms { try await desk.newsroom.endWorkingCopy(form, of: session) }
    let page = DeskPath.editing(try article(request)).text
    let ended = forms.map { "ended=\($0.text)" }.joined(separator: "&")
    return .redirect(to: "\(page)?\(ended)")
  }

  private static func presence(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession
  ) async throws -> SCGIResponse {
    guard let article = try article(request) else {
      throw Failure(.notFound, "there is no such page")
    }
    let others = await desk.presence.note(session.actor.name, in: article)
    return .json(["others": .string(DeskWords.others(others))])
  }

  /// The article in the path; nil for a new one.
  private static func article(_ request: DeskRequest) throws(Failure) -> UUID? {
    let text = request["article"]
    guard !text.isEmpty else { return nil }
    guard let id = UUID(uuidString: text) else {
      throw Failure(.notFound, "there is no article '\(text)'")
    }
    return id
  }
}
