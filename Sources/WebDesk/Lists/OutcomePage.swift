import EditorialReadModels
import Foundation
import HTML
import Newsroom
import PlainText
import SCGI

/// What an action did to each of several articles.
struct OutcomePage {
  let session: DeskSession
  /// The list from which the articles were chosen.
  let list: DeskPath
  /// Why nothing was tried.
  var problem: String?
  var action: ArticleAction?
  var remarks: [Remark] = []
  /// The outcomes in the order of the list, with the articles that are on the board.
  var rows: [(outcome: ArticleOutcome, article: ArticleSummary?)] = []
  var clock: DeskClock?

  var response: SCGIResponse {
    let title = action?.words ?? DeskWords.outcome
    let frame = DeskFrame(title: title, session: session, place: nil)
    var count = OutcomeCount()
    for row in rows { count.add(row.outcome) }
    let unchanged = rows.count(where: { isUnchanged($0.outcome) })
    let isProblem = problem != nil || count.failed + count.notTried > 0
    return .page(
      frame.page { writer in
        writer.write(.h1, text: title)
        writer.write(remarks: remarks)
        writer.write(
          .p, .cssClass(isProblem ? "problem" : "done"), .role(isProblem ? "alert" : "status"),
          text: problem ?? DeskWords.outcome(count, unchanged: unchanged))
        if let inverse = action?.inverse, inverse.isForSeveral, count.done > unchanged {
          writeUndo(by: inverse, to: &writer)
        }
        writer.begin(.ul, .cssClass("entries"))
        for row in rows { write(row.outcome, row.article, to: &writer) }
        writer.end()
        writer.begin(.p)
        writer.write(.a, .link(list.address), text: DeskWords.toList)
        writer.end()
      }, status: problem == nil ? 200 : 422)
  }

  private func write(
    _ outcome: ArticleOutcome, _ article: ArticleSummary?, to writer: inout HTMLWriter
  ) {
    writer.begin(.li)
    writer.begin(.h2)
    if let row = article?.row { writer.write(linkTo: row) } else { writer.write(outcome.reference) }
    writer.end()
    let isDone = if case .done = outcome.result { true } else { false }
    writer.write(.p, .cssClass(isDone ? "done" : "problem"), text: sentence(of: outcome, article))
    writer.end()
  }

  /// A form that takes back what was done.
  private func writeUndo(by inverse: ArticleAction, to writer: inout HTMLWriter) {
    writer.begin(.form, HTMLAttribute.posting(to: DeskPath.chosen.address))
    writer.write(token: session)
    writer.write(hidden: "command", UUID().text)
    writer.write(hidden: "list", list.text)
    for case (let outcome, let article?) in rows
    where outcome.failure == nil && !isUnchanged(outcome) {
      writer.write(hidden: "article", ChosenArticle(article.row).text)
    }
    writer.write(
      button: DeskWords.undo(inverse.words), name: "action", value: inverse.rawValue, isQuiet: true)
    writer.end()
  }

  /// Whether there was nothing to do.
  private func isUnchanged(_ outcome: ArticleOutcome) -> Bool {
    if case .done(let receipt) = outcome.result { receipt.recorded.isEmpty } else { false }
  }

  private func sentence(of failure: Failure, _ article: ArticleSummary?) -> String {
    let sentence = article.map { failure.sentence(about: $0.row.slug) } ?? failure.sentence
    return clock?.text(sentence) ?? sentence
  }

  private func sentence(of outcome: ArticleOutcome, _ article: ArticleSummary?) -> String {
    switch outcome.result {
    case .done(let receipt):
      "\(ReceiptWords(receipt) { instant, _ in clock?.text(instant) ?? "" }.sentence)."
    case .failed(let failure): sentence(of: failure, article)
    case .repeats: DeskWords.chosenTwice
    case .notTried: DeskWords.notTried
    }
  }
}
