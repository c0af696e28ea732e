import Editorial
import EditorialReadModels
import HTML
import Newsroom
import SCGI
import WebRequests

/// The articles of the newsroom, last changed first, with filters and columns in the address.
enum ArticlesPage {
  static func answer(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession
  ) async throws -> SCGIResponse {
    let reader = desk.newsroom.reader(for: session)
    let (filters, clock) = (ArticleFilters(request.fields), DeskClock(reader))
    var (page, remarks, problem): (Page<ArticleSummary>?, [Remark], Failure?) = (nil, [], nil)
    do {
      let found = try await reader.list(try filters.query(of: reader, clock))
      (page, remarks) = (found.value, found.remarks)
    } catch let error {
      problem = Failure(error)
      guard let kind = problem?.kind, [.invalid, .notFound, .unacceptable].contains(kind) else {
        throw error
      }
    }
    let (people, sections) = try await reader.filterChoices()
    let frame = DeskFrame(title: DeskWords.articles, session: session, place: .articles)
    return .page(
      frame.page { writer in
        writer.write(.h1, text: DeskWords.articles)
        if let problem {
          writer.write(.p, .cssClass("problem"), .role("alert"), text: problem.sentence)
        }
        filters.write(people: people, sections: sections, to: &writer)
        writer.write(remarks: remarks)
        guard let page else { return }
        guard !page.rows.isEmpty else {
          writer.write(
            .p, .cssClass("empty"),
            text: filters.isEmpty ? DeskWords.noArticles : DeskWords.noMatches)
          return
        }
        write(page, filters, people, session, clock, to: &writer)
      }, status: problem == nil ? 200 : 422)
  }

  private static func write(
    _ page: Page<ArticleSummary>, _ filters: ArticleFilters, _ people: [String],
    _ session: DeskSession, _ clock: DeskClock, to writer: inout HTMLWriter
  ) {
    let buttons = ChosenArticlesForm.buttons(for: session.actor.role)
    let table = ArticleTable(
      rows: page.rows, columns: filters.columns, hasBoxes: !buttons.isEmpty, clock: clock)
    let place = filters.address.adding("after", filters.cursor?.text)
    if buttons.isEmpty {
      table.write(to: &writer)
    } else {
      ChosenArticlesForm(
        session: session, list: place.text(of: .articles), buttons: buttons, hasFields: true,
        people: people
      ).write(to: &writer) { table.write(to: &$0) }
    }
    writer.write(
      next: page.next?.text, of: .articles, filters.address, isFirst: filters.cursor == nil)
  }
}
