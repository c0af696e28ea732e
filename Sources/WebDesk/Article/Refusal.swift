import Editorial
import EditorialReadModels
import HTML
import Newsroom
import WebRequests

/// An action on an article that was refused just now.
struct Refusal {
  let action: ArticleAction
  /// What was typed for it.
  let typed: FormFields
  let problem: Failure
  /// What others did since the person loaded the page from which the action came.
  var news: [HistoryEntry] = []

  func write(about slug: Slug, _ clock: DeskClock, to writer: inout HTMLWriter) {
    writer.write(
      .p, .cssClass("problem"), .role("alert"),
      text: news.isEmpty
        ? clock.text(problem.sentence(about: slug)) : DeskWords.changedMeanwhile)
    if !news.isEmpty {
      writer.write(.h2, text: DeskWords.sinceYouLoaded)
      HistoryEntryList(news, clock).write(to: &writer)
    }
  }
}
