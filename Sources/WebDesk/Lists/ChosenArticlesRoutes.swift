import Editorial
import Foundation
import Newsroom
import PlainText
import SCGI
import WebRequests

/// Carries out an action on the articles that a person chose in a list.
enum ChosenArticlesRoutes {
  static let all: [Route] = [.post(DeskPath.chosen.pattern, perform)]

  private static func perform(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession
  ) async throws -> SCGIResponse {
    let fields = request.fields
    guard let action = fields.text("action").flatMap({ ArticleAction(rawValue: $0) }),
      action.isForSeveral
    else { throw Failure(.invalid, "this cannot be done with several articles") }
    let chosen = try fields.all("article").map { text throws(Failure) in
      guard let chosen = ChosenArticle(text) else {
        throw Failure(.invalid, "the form cannot be read")
      }
      return chosen
    }
    let list = DeskPath(returningTo: fields["list"])
    guard !chosen.isEmpty else {
      return OutcomePage(session: session, list: list, problem: DeskWords.chooseFirst)
        .response
    }
    let author = try await desk.newsroom.author(for: session)
    let revisions = Dictionary(chosen.map { ($0.article, $0.revision) }) { first, _ in first }
    var outcomes: [ArticleOutcome] = []
    let command: @Sendable (UUID, CommandOptions) async throws -> Receipt = { id, options in
      var options = options
      // Nobody approves a text that the list did not show.
      if action.concernsText { options.expectedRevision = revisions[id] }
      return try await action.perform(on: id, with: fields, as: author, options: options)
    }
    try await author.carryOut(
      on: chosen.map(\.article.text), options: options(for: action, fields),
      report: { outcomes.append($0) }, command)
    let reader = desk.newsroom.reader(for: session)
    let found = try await reader.summaries(of: chosen.map(\.article))
    var page = OutcomePage(session: session, list: list)
    page.action = action
    page.remarks = found.remarks
    page.rows = outcomes.map { ($0, UUID(uuidString: $0.reference).flatMap { found.value[$0] }) }
    page.clock = DeskClock(reader)
    return page.response
  }

  /// The same form with another action is another command.
  private static func options(for action: ArticleAction, _ fields: FormFields) -> CommandOptions {
    let given = ["person", "due", "reason"].map { fields.text($0) ?? "" }
    let purpose = ([action.rawValue] + given).joined(separator: "\u{0}")
    return CommandOptions(
      commandID: fields.options.commandID.map { UUID.derived(from: $0, for: purpose) })
  }
}

extension ArticleAction {
  /// Whether it can be done with several articles at once.
  var isForSeveral: Bool {
    [.submit, .withdraw, .approve, .publish, .assign, .requestChanges].contains(self)
  }

  /// Whether it is about the text, and not only about the article.
  fileprivate var concernsText: Bool { self != .assign }
}

extension DeskPath {
  /// The list that a form came from; the list of all articles if it is not a page of the desk.
  fileprivate init(returningTo text: String?) {
    let isOurs = text.map { $0.hasPrefix("/desk/") && !$0.contains("..") } ?? false
    self.init(isOurs ? text ?? "" : DeskPath.articles.text)
  }
}
