import Editorial
import EditorialReadModels
import Foundation
import HTML
import Newsroom

/// What the page of a review shows.
struct ReviewContent {
  let session: DeskSession
  let article: ArticleAnswer
  /// What the person may do with it.
  let permitted: Set<ArticleVerb>
  let remarks: [Remark]
  /// What the text can be compared with.
  let bases: [ReviewBase]
  let base: ReviewBase
  /// Nil if the whole text is read.
  var difference: ArticleDifference?
  let clock: DeskClock
  /// All notes; the page shows the open ones.
  let notes: [ArticleNote]
  /// The last approval or request for changes.
  let lastReview: HistoryEntry?
  /// What was done just now.
  let done: DoneAction?
  let refusal: Refusal?

  private var board: BoardRow { article.board }
  /// Somebody who wrote a part of the text does not approve it.
  private var isContributor: Bool {
    article.revision.contributors.contains(session.actor.name)
  }

  func write(to writer: inout HTMLWriter) {
    writer.write(
      .h1, .language(board.language.text), .direction("auto"), text: board.headline)
    if let done { writer.write(.p, .cssClass("done"), .role("status"), text: done.words) }
    refusal?.write(about: board.slug, clock, to: &writer)
    writer.write(remarks: remarks)
    writeStanding(to: &writer)
    writeRequest(to: &writer)
    writer.begin(.dl, .cssClass("facts"))
    writer.write(fact: DeskWords.slug) { $0.write(board.slug.text) }
    writer.write(factsOf: article.revision)
    writer.end()
    writeBases(to: &writer)
    if let difference {
      writer.write(
        .p, .cssClass("hint"), text: DeskWords.compared(difference.from, difference.to))
      DifferenceView(difference: difference, article: board.article).write(to: &writer)
    } else {
      ManuscriptView(answer: article).write(to: &writer)
    }
    NotesSection(
      notes: notes, article: board.article, session: session, clock: clock, page: .review
    ).write(to: &writer)
    writeDecision(to: &writer)
  }

  private func writeStanding(to writer: inout HTMLWriter) {
    writer.begin(.p, .cssClass("facts"))
    writer.write(board.editorialState)
    if board.publicationState != .unpublished {
      writer.write(" ")
      writer.write(board.publicationState)
    }
    writer.write(" ")
    if let name = board.submittedBy, let time = board.submittedAt {
      writer.write(DeskWords.submitted(by: name))
      writer.write(time, clock)
      writer.write(" · \(DeskWords.waiting(clock.age(time)))")
    }
    writer.end()
    if board.editorialState != .submitted {
      writer.write(.p, .cssClass("problem"), text: DeskWords.notSubmitted)
    } else if isContributor {
      writer.write(
        .p, .cssClass("problem"), text: DeskWords.writtenBy(article.revision.contributors))
    }
  }

  /// What the last review asked for, if it sent the text back.
  private func writeRequest(to writer: inout HTMLWriter) {
    guard let lastReview, lastReview.row.event == .changesRequested else { return }
    writer.begin(.p, .cssClass("facts"))
    writer.write(DeskWords.lastSentBack(by: lastReview.row.actor))
    writer.write(lastReview.row.at, clock)
    writer.end()
    if let reason = lastReview.reason {
      writer.write(.p, .cssClass("reason"), .direction("auto"), text: reason)
    }
  }

  private func writeBases(to writer: inout HTMLWriter) {
    guard bases.count > 1 else { return }
    writer.begin(.nav, .label(DeskWords.compareWith))
    writer.begin(.ul, .cssClass("tabs"))
    for choice in bases {
      writer.begin(.li)
      let address = AddressQuery().adding("since", choice.rawValue)
        .address(of: DeskPath.article(board.article, "review"))
      writer.write(
        .a, [.link(address)] + (choice == base ? [.currentPage] : []), text: choice.words)
      writer.end()
    }
    writer.end()
    writer.end()
  }

  private func writeDecision(to writer: inout HTMLWriter) {
    writer.begin(.div, .cssClass("decision"))
    if ArticleAction.note.isOffered(by: permitted) {
      let typed = refusal?.action == .note ? refusal?.typed : nil
      writer.begin(.details, typed == nil ? [] : [.open])
      writer.write(.summary, text: ArticleAction.note.words)
      ArticleForm(
        action: .note, session: session, board: board, clock: clock, typed: typed, page: .review,
        base: base
      ).write(to: &writer, isQuiet: true)
      writer.end()
    }
    for action in [ArticleAction.approve, .requestChanges]
    where action.isOffered(by: permitted) {
      ArticleForm(action: action, session: session, board: board, clock: clock)
        .write(to: &writer, isQuiet: action != .approve)
    }
    writer.begin(.p, .cssClass("actions"))
    writer.write(.a, .link(DeskPath.article(board.article).address), text: DeskWords.toArticle)
    let cursor = PageCursor(board.since, board.article)
    writer.write(
      .a, .link(AddressQuery().adding("after", cursor.text).address(of: .review)),
      text: DeskWords.skipArticle)
    writer.end()
    writer.end()
  }
}
