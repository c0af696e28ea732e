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
  /// As it was typed.
  private let language: String?
  let cursor: SearchCursor?

  private static let most = 30
  private static let longest = 300

  init(_ fields: FormFields) {
    words = String((fields.text("words") ?? "").prefix(Self.longest))
    state = fields.text("state").flatMap { EditorialState(rawValue: $0) }
    publication = fields.text("public").flatMap { PublicationState(rawValue: $0) }
    section = fields.text("section")
    language = fields.text("language")
    cursor = fields.text("after").flatMap { SearchCursor($0) }
  }

  /// - Throws: ``Failure`` for a language that cannot be read.
  var query: SearchQuery {
    get throws(Failure) {
      let tag = language.flatMap { LanguageTag($0) }
      if language != nil, tag == nil { throw Failure(.invalid, DeskWords.noLanguageTag) }
      return SearchQuery(
        words: words, section: section, editorialStates: state.map { [$0] } ?? [],
        publicationState: publication, language: tag, after: cursor, limit: Self.most)
    }
  }

  /// Whether there is more than words.
  private var isFiltered: Bool {
    state != nil || publication != nil || section != nil || language != nil
  }

  /// The query of the address, without the place where the page begins.
  var address: AddressQuery {
    var query = AddressQuery()
    query.add("words", words)
    query.add("state", state?.rawValue)
    query.add("public", publication?.rawValue)
    query.add("section", section)
    query.add("language", language)
    return query
  }

  func write(sections: [String], to writer: inout HTMLWriter) {
    writer.begin(
      .form,
      HTMLAttribute.asking(DeskPath.search.address) + [.cssClass("medium"), .role("search")])
    let text: [HTMLAttribute] = [.direction("auto"), .autocomplete("off")]
    writer.write(
      field: "search-words", name: "words", DeskWords.searchFor,
      text + [.kind("search"), .value(words), .longest(Self.longest)])
    writer.write(.p, .cssClass("hint"), text: DeskWords.searchHelp)
    writer.begin(.details, isFiltered ? [.open] : [])
    writer.write(.summary, text: DeskWords.filters)
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
      text + [.kind("text"), .value(language ?? ""), .unchecked])
    writer.write(suggestions: "sections", sections)
    writer.end()
    writer.begin(.p, .cssClass("actions"))
    writer.write(button: DeskWords.search)
    writer.end()
    writer.end()
  }
}
