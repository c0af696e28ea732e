import Editorial
import EditorialReadModels
import HTML
import Newsroom
import WebRequests

/// The words and the filters in the address of a search.
struct SearchFilters {
  let words: String
  private let state: EditorialState?
  private let publication: PublicationState?
  private let section: String?
  private let language: LanguageTag?
  let cursor: SearchCursor?

  private static let most = 30
  private static let longest = 300

  init(_ fields: FormFields) {
    words = String((fields.text("words") ?? "").prefix(Self.longest))
    state = fields.text("state").flatMap { EditorialState(rawValue: $0) }
    publication = fields.text("public").flatMap { PublicationState(rawValue: $0) }
    section = fields.text("section")
    language = fields.text("language").flatMap { LanguageTag($0) }
    cursor = fields.text("after").flatMap { SearchCursor($0) }
  }

  var query: SearchQuery {
    SearchQuery(
      words: words, section: section, editorialStates: state.map { [$0] } ?? [],
      publicationState: publication, language: language, after: cursor, limit: Self.most)
  }

  /// The query of the address, without the place where the page begins.
  var address: AddressQuery {
    var query = AddressQuery()
    query.add("words", words)
    query.add("state", state?.rawValue)
    query.add("public", publication?.rawValue)
    query.add("section", section)
    query.add("language", language?.text)
    return query
  }

  func write(sections: [String], to writer: inout HTMLWriter) {
    writer.begin(
      .form,
      HTMLAttribute.asking(DeskPath.search.address) + [.cssClass("filters"), .role("search")])
    let text: [HTMLAttribute] = [.direction("auto"), .autocomplete("off")]
    writer.write(
      field: "search-words", name: "words", DeskWords.searchFor,
      text + [.kind("search"), .value(words), .longest(Self.longest)])
    writer.write(
      choice: "state", DeskWords.state,
      [("", DeskWords.anyState)]
        + EditorialState.allCases.map { ($0.rawValue, DeskWords.name(of: $0)) },
      chosen: state?.rawValue ?? "")
    writer.write(
      choice: "public", DeskWords.publication,
      [("", DeskWords.anyState)]
        + PublicationState.allCases.map { ($0.rawValue, DeskWords.name(of: $0)) },
      chosen: publication?.rawValue ?? "")
    writer.write(
      field: "section", DeskWords.section,
      text + [.kind("text"), .value(section ?? ""), .suggestions(listID: "sections")])
    writer.write(
      field: "language", DeskWords.language,
      text + [.kind("text"), .value(language?.text ?? ""), .unchecked])
    writer.write(suggestions: "sections", sections)
    writer.write(.p, .cssClass("hint"), text: DeskWords.searchHelp)
    writer.begin(.p, .cssClass("actions"))
    writer.write(button: DeskWords.search)
    writer.end()
    writer.end()
  }
}
