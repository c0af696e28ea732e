import EditorialReadModels
import HTML
import Newsroom
import PlainText
import WebRequests

/// What a kept form does, and to what, so that nobody sends it without knowing.
struct KeptFormPurpose {
  /// What its button says.
  let action: String
  /// What it acts on, and the page of that; nil if the fields say it.
  var subject: (name: String, page: DeskPath)?
  /// What to know before one sends it.
  var warning: String?

  /// The subject leads to its page in another window, so that the form stays.
  func write(to writer: inout HTMLWriter) {
    if let subject {
      writer.begin(.p)
      writer.write(
        .a, .link(subject.page.address), .inAnotherWindow, .direction("auto"), text: subject.name)
      writer.end()
    }
    if let warning { writer.write(.p, .cssClass("problem"), text: warning) }
  }
}

extension KeptForm {
  /// - Parameter session: Nil if it cannot be read. Then the headline of an article is not known.
  func purpose(_ desk: WebDesk, _ session: DeskSession?) async -> KeptFormPurpose {
    guard case .route(_, let names) = WebDesk.table.choice(method: "POST", path: path) else {
      return KeptFormPurpose(action: DeskWords.sendAgain)
    }
    let last = parts.last.map(String.init) ?? ""
    if let article = names["article"] {
      return KeptFormPurpose(
        action: Self.words(ofArticleForm: last),
        subject: (
          await headline(of: article, desk, session) ?? DeskWords.article,
          DeskPath.articles.part(article)
        ), warning: last == ArticleAction.kill.rawValue ? DeskWords.killWarning : nil)
    }
    if let reply = names["reply"] {
      let isErasure = last == "erase"
      return KeptFormPurpose(
        action: isErasure ? ReplyWebWords.erase : ReplyWebWords.answer,
        subject: (
          await name(ofReply: reply, desk, session) ?? ReplyWebWords.replies,
          DeskPath.replies.part(reply)
        ),
        warning: isErasure ? ReplyWebWords.cannotUndo : nil)
    }
    if let key = names["key"] {
      return KeptFormPurpose(action: DeskWords.changeSetting, subject: (key, .settings))
    }
    if let login = names["name"] {
      return KeptFormPurpose(
        action: last == "role" ? DeskWords.changeRole : DeskWords.disable,
        subject: (login, DeskPath.people.part(login)))
    }
    if names["secret"] != nil { return KeptFormPurpose(action: DeskWords.leaveRemark) }
    return ofSeveral
  }

  /// What a form does that is about no single thing.
  private var ofSeveral: KeptFormPurpose {
    switch path {
    case DeskPath.newArticle.text:
      KeptFormPurpose(action: DeskWords.save, subject: (DeskWords.newArticle, .newArticle))
    case DeskPath.savingPreview(of: nil).text:
      KeptFormPurpose(action: DeskWords.preview, subject: (DeskWords.newArticle, .newArticle))
    case DeskPath.people.text:
      KeptFormPurpose(action: DeskWords.addPerson, subject: (DeskWords.people, .people))
    case DeskPath.chosen.text:
      KeptFormPurpose(
        action: fields["action"].flatMap { ArticleAction(rawValue: $0) }?.words
          ?? DeskWords.sendAgain,
        subject: (DeskWords.chosen(fields.all("article").count), .articles))
    case DeskPath.decision.text:
      KeptFormPurpose(
        action: Self.words(ofDecision: fields["decision"]),
        subject: (ReplyWebWords.replies, .replies))
    default: KeptFormPurpose(action: DeskWords.sendAgain)
    }
  }

  /// - Parameter part: The last part of the form's path.
  private static func words(ofArticleForm part: String) -> String {
    switch part {
    case "edit": DeskWords.save
    case "preview": DeskWords.preview
    case "merge": DeskWords.continueMerged
    case "links": DeskWords.makeRevisionLink
    default: ArticleAction(rawValue: part)?.words ?? DeskWords.sendAgain
    }
  }

  private static func words(ofDecision name: String?) -> String {
    switch name {
    case "approve": ReplyWebWords.approve
    case "reject": ReplyWebWords.reject
    case "withdraw": ReplyWebWords.withdraw
    default: DeskWords.sendAgain
    }
  }

  private func name(
    ofReply reply: String, _ desk: WebDesk, _ session: DeskSession?
  ) async -> String? {
    guard let session else { return nil }
    return try? await ReplyWebWords.reply(
      desk.newsroom.reader(for: session).reply(reply).reference)
  }

  private func headline(
    of article: String, _ desk: WebDesk, _ session: DeskSession?
  ) async -> String? {
    guard let session else { return nil }
    return try? await desk.newsroom.reader(for: session).show(article).value.board.headline
  }
}
