import Editorial
import EditorialReadModels
import HTML
import Newsroom
import SCGI
import WebRequests

/// The articles of the newsroom, last changed first, with filters in the address.
enum ArticlesPage {
  static func answer(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession
  ) async throws -> SCGIResponse {
    let reader = desk.newsroom.reader(for: session)
    let state = request.fields.text("state").flatMap { EditorialState(rawValue: $0) }
    let section = request.fields.text("section")
    let query = BoardQuery(
      editorialStates: state.map { [$0] } ?? [], section: section,
      after: request.fields.text("after").flatMap { PageCursor($0) }, limit: 50)
    let found = try await reader.list(query)
    let frame = DeskFrame(title: DeskWords.articles, session: session, place: .articles)
    return .page(
      frame.page { writer in
        writer.write(.h1, text: DeskWords.articles)
        writer.begin(
          .form, HTMLAttribute.asking(DeskPath.articles.address) + [.cssClass("actions")])
        writer.begin(.p, .cssClass("field"))
        writer.write(.label, .labelled(field: "state"), text: DeskWords.state)
        writer.begin(.select, .id("state"), .name("state"))
        writer.write(.option, .value(""), text: DeskWords.anyState)
        for choice in EditorialState.allCases {
          writer.write(
            .option, [.value(choice.rawValue)] + (choice == state ? [.selected] : []),
            text: choice.phrase)
        }
        writer.end()
        writer.end()
        writer.write(
          field: "section", DeskWords.section, [.kind("text"), .value(section ?? "")])
        writer.write(button: DeskWords.filter)
        writer.end()
        writer.write(remarks: found.remarks)
        if found.value.rows.isEmpty {
          writer.write(.p, .cssClass("empty"), text: DeskWords.noArticles)
        }
        ArticleEntries(rows: found.value.rows, clock: DeskClock(reader)).write(to: &writer)
        writer.write(next: found.value.next, of: .articles)
      })
  }
}
