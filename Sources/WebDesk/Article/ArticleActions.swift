import Editorial
import EditorialReadModels
import HTML
import Newsroom
import WebRequests

/// What a person can do with an article: a button for what needs no text, and a group to open for the
/// rest.
struct ArticleActions {
  let session: DeskSession
  let board: BoardRow
  let permitted: Set<ArticleVerb>
  /// Whether readers may reply to it; nil if the newsroom decides for all articles.
  let replyPolicy: ReplyPolicy?
  let clock: DeskClock
  /// What a correction would change; nil if none can be published.
  let difference: ArticleDifference?
  let refusal: Refusal?

  func write(to writer: inout HTMLWriter) {
    // What was refused is shown with what was typed, even if it is not possible any more.
    let possible = ArticleAction.allCases.filter {
      $0.isOffered(by: permitted) || ($0 == refusal?.action && !$0.fields.isEmpty)
    }
    // Readers have a text, and may have to be told that it was wrong.
    let replaces = permitted.contains(.publish) && permitted.contains(.correct)
    writer.begin(.div, .cssClass("actions"))
    for action in possible where action.fields.isEmpty {
      form(of: action).write(
        to: &writer,
        button: replaces && action == .publish ? DeskWords.publishNewText : action.words,
        isQuiet: action.isQuiet)
    }
    if possible.contains(.kill) {
      // It has a page of its own, which says what it would do.
      writer.write(
        .a, .link(DeskPath.article(board.article, ArticleAction.kill.rawValue).address),
        text: "\(ArticleAction.kill.words)…")
    }
    writer.end()
    if replaces { writer.write(.p, .cssClass("hint"), text: DeskWords.publishOrCorrect) }
    var groups = possible.filter { !$0.fields.isEmpty && $0 != .kill }
    if replaces {
      groups.removeAll { $0 == .correct }
      groups.insert(.correct, at: 0)
    }
    writer.begin(.div, .cssClass("choices"))
    for action in groups {
      let isOpen = refusal?.action == action || (replaces && action == .correct)
      writer.begin(.details, isOpen ? [.open] : [])
      let changesHold = action == .hold && board.publicationState == .held
      let words = changesHold ? DeskWords.changeHold : action.words
      writer.write(.summary, text: words)
      if action == .correct, let difference {
        writer.write(.p, .cssClass("hint"), text: DeskWords.correctionChanges)
        DifferenceView(difference: difference, article: board.article, level: 3).write(to: &writer)
      }
      form(of: action).write(to: &writer, button: words, isQuiet: action.isQuiet)
      writer.end()
    }
    writer.end()
  }

  private func form(of action: ArticleAction) -> ArticleForm {
    ArticleForm(
      action: action, session: session, board: board, clock: clock,
      typed: refusal?.action == action ? refusal?.typed : present(action))
  }

  /// What the form of an action shows at first, if the article has it already.
  private func present(_ action: ArticleAction) -> FormFields? {
    action == .setReplyPolicy ? FormFields(present: replyPolicy) : nil
  }
}
