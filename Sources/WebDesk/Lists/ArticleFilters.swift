import Editorial
import EditorialReadModels
import Foundation
import HTML
import Newsroom
import WebRequests

/// What a list of articles shows: the filters and columns in its address. It keeps what was typed, even
/// if it cannot be read.
struct ArticleFilters {
  let states: [EditorialState]
  let publication: PublicationState?
  let section: String?
  let author: String?
  let assignee: String?
  let isMine: Bool
  let changedSince: String?
  let columns: [ListColumn]
  let cursor: PageCursor?
  /// A state in the address that does not exist; nil if there is none.
  private let unknownState: String?

  private static let most = 50

  init(_ fields: FormFields) {
    states = fields.all("state").compactMap { EditorialState(rawValue: $0) }
    publication = fields.text("public").flatMap { PublicationState(rawValue: $0) }
    unknownState =
      fields.all("state").first { !$0.isEmpty && EditorialState(rawValue: $0) == nil }
      ?? fields.text("public").flatMap { PublicationState(rawValue: $0) == nil ? $0 : nil }
    (section, author) = (fields.text("section"), fields.text("by"))
    assignee = fields.text("assignee")
    isMine = fields.text("mine") != nil
    changedSince = fields.text("changed-since")
    let chosen = Set(fields.all("column").compactMap { ListColumn(rawValue: $0) })
    columns = chosen.isEmpty ? ListColumn.usual : ListColumn.allCases.filter(chosen.contains)
    cursor = fields.text("after").flatMap { PageCursor($0) }
  }

  /// Whether it shows all articles.
  var isEmpty: Bool {
    states.isEmpty
      && [publication?.rawValue, section, author, assignee, changedSince]
        .allSatisfy { $0 == nil }
      && !isMine
  }

  /// - Throws: `TimeError` or ``Failure`` for a time that cannot be read, and for an unknown state.
  func query(of member: Member, _ clock: DeskClock) throws -> BoardQuery {
    if let unknownState { throw Failure(.invalid, DeskWords.noState(unknownState)) }
    var since: Date?
    if let changedSince {
      since = try clock.reader(.past).instant(changedSince).instant
      if let since, since > clock.now { throw Failure(.invalid, DeskWords.futureTime) }
    }
    let people = [author.map { Involvement.author($0) }, isMine ? .any(member.actor.name) : nil]
    return BoardQuery(
      editorialStates: states, publicationState: publication, section: section, assignee: assignee,
      people: people.compactMap(\.self), changedSince: since, after: cursor, limit: Self.most)
  }

  /// The query of the list's address, without the place where the page begins.
  var address: AddressQuery {
    var query = AddressQuery()
    for state in states { query.add("state", state.rawValue) }
    query.add("public", publication?.rawValue)
    query.add("section", section)
    query.add("by", author)
    query.add("assignee", assignee)
    query.add("mine", isMine ? "1" : nil)
    query.add("changed-since", changedSince)
    if columns != ListColumn.usual {
      for column in columns { query.add("column", column.rawValue) }
    }
    return query
  }

  /// The form in which a person changes them.
  ///
  /// - Parameters:
  ///   - people: The logins that are offered.
  ///   - sections: The sections that are offered.
  func write(people: [String], sections: [String], to writer: inout HTMLWriter) {
    writer.begin(.details, isEmpty && columns == ListColumn.usual ? [] : [.open])
    writer.write(.summary, text: DeskWords.filters)
    writer.begin(
      .form, HTMLAttribute.asking(DeskPath.articles.address) + [.cssClass("filters")])
    writer.write(
      boxes: "state", name: "state", DeskWords.state,
      EditorialState.allCases.map { ($0.rawValue, DeskWords.name(of: $0)) },
      chosen: Set(states.map(\.rawValue)))
    writer.write(
      choice: "public", DeskWords.publication,
      [("", DeskWords.anyState)]
        + PublicationState.allCases.map { ($0.rawValue, DeskWords.name(of: $0)) },
      chosen: publication?.rawValue ?? "")
    let text: [HTMLAttribute] = [.kind("text"), .direction("auto"), .autocomplete("off")]
    writer.write(
      field: "section", DeskWords.section,
      text + [.value(section ?? ""), .suggestions(listID: "sections")])
    writer.write(
      field: "by", DeskWords.author, text + [.value(author ?? ""), .suggestions(listID: "people")])
    writer.write(
      field: "assignee", DeskWords.assignee,
      text + [.value(assignee ?? ""), .suggestions(listID: "people")])
    writer.write(
      field: "changed-since", DeskWords.changedSince, text + [.value(changedSince ?? "")])
    writer.write(
      box: "mine", name: "mine", value: "1", DeskWords.mine, isChecked: isMine)
    writer.write(
      boxes: "column", name: "column", DeskWords.columns,
      ListColumn.allCases.map { ($0.rawValue, $0.title) }, chosen: Set(columns.map(\.rawValue)))
    writer.write(suggestions: "sections", sections)
    writer.write(suggestions: "people", people)
    writer.begin(.p, .cssClass("actions"))
    writer.write(button: DeskWords.filter)
    if !address.isEmpty {
      writer.write(.a, .link(DeskPath.articles.address), text: DeskWords.clearFilters)
    }
    writer.end()
    writer.end()
    writer.end()
  }
}
