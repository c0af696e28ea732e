import Editorial
import EditorialReadModels
import HTML
import Newsroom
import SCGI
import WebRequests

/// The articles that have certain words, with the words marked.
enum SearchPage {
  static func answer(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession
  ) async throws -> SCGIResponse {
    let reader = desk.newsroom.reader(for: session)
    let filters = SearchFilters(request.fields)
    let sections = try await reader.sections().value
    var (found, problem): (Answer<SearchAnswer>?, Failure?) = (nil, nil)
    do {
      let query = try filters.query
      if !filters.words.isEmpty { found = try await reader.search(query) }
    } catch let failure as Failure where failure.kind == .invalid {
      problem = failure
    }
    let frame = DeskFrame(title: DeskWords.search, session: session, place: .search)
    return .page(
      frame.page { writer in
        writer.write(.h1, text: DeskWords.search)
        if let problem {
          writer.write(.p, .cssClass("problem"), .role("alert"), text: problem.sentence)
        }
        filters.write(sections: sections, to: &writer)
        guard let found else { return }
        writer.write(remarks: found.remarks)
        let hits = found.value.page.rows
        writer.write(
          .p, .cssClass("hint"), .role("status"),
          text: words(for: found, isFirst: filters.cursor == nil))
        write(hits, DeskClock(reader), to: &writer)
        writer.write(
          next: found.value.page.next?.text, of: .search, filters.address,
          isFirst: filters.cursor == nil)
      }, status: problem == nil ? 200 : 422)
  }

  private static func words(for found: Answer<SearchAnswer>, isFirst: Bool) -> String {
    let answer = found.value
    if found.remarks.contains(.nothingToLookUp) { return DeskWords.onlySigns }
    guard answer.page.rows.isEmpty else {
      return isFirst ? DeskWords.found(answer.page.rows.count, of: answer.total) : ""
    }
    return answer.page.next == nil ? DeskWords.nothingFound : DeskWords.olderOnly
  }

  private static func write(
    _ hits: [SearchHit], _ clock: DeskClock, to writer: inout HTMLWriter
  ) {
    writer.begin(.ul, .cssClass("entries"))
    for hit in hits {
      let language = HTMLAttribute.language(hit.row.language.text)
      writer.begin(.li)
      writer.begin(.h2)
      writer.begin(
        .a, .link(DeskPath.article(hit.row.article).address), language, .direction("auto"))
      writer.write(hit.headline)
      writer.end()
      writer.end()
      if !hit.snippet.segments.isEmpty {
        writer.begin(.p, .cssClass("snippet"), language, .direction("auto"))
        writer.write(hit.snippet)
        writer.end()
      }
      writer.begin(.p, .cssClass("facts"))
      writer.write(hit.row.editorialState)
      writer.write(" ")
      writer.write(hit.row.publicationState)
      writer.write(" \(hit.row.slug.text)")
      if let section = hit.row.section {
        writer.write(" · ")
        writer.write(.bdi, text: section)
      }
      writer.write(" · ")
      writer.write(hit.row.updatedAt, clock)
      writer.end()
      writer.end()
    }
    writer.end()
  }
}

extension HTMLWriter {
  fileprivate mutating func write(_ text: MarkedText) {
    for segment in text.segments {
      if segment.isMatch { write(.mark, text: segment.text) } else { write(segment.text) }
    }
  }
}
