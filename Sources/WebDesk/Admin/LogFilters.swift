import Editorial
import Foundation
import HTML
import Newsroom
import WebRequests

/// The filters in the address of the log.
struct LogFilters {
  private let actor: String?
  private let type: LoggedEventType?
  private let article: String?
  private let since: String?
  /// An event's type in the address that does not exist; nil if there is none.
  private let unknownType: String?

  init(_ fields: FormFields) {
    (actor, article) = (fields.text("actor"), fields.text("article"))
    (type, since) = (
      fields.text("type").flatMap { LoggedEventType(rawValue: $0) }, fields.text("since")
    )
    unknownType = type == nil ? fields.text("type") : nil
  }

  /// - Throws: ``Failure`` or `TimeError` for an article or a time that cannot be found.
  func query(of reader: Member, _ clock: DeskClock) async throws -> LogQuery {
    if let unknownType { throw Failure(.invalid, DeskWords.noEventType(unknownType)) }
    var query = LogQuery(actor: actor, type: type)
    if let article { query.article = try await reader.find(article) }
    query.since = try since.map { try clock.reader(.past).instant($0).instant }
    return query
  }

  func write(to writer: inout HTMLWriter) {
    writer.begin(.form, HTMLAttribute.asking(DeskPath.log.address) + [.cssClass("filters")])
    let text: [HTMLAttribute] = [.kind("text"), .autocomplete("off"), .unchecked]
    writer.write(field: "actor", DeskWords.who, text + [.value(actor ?? "")])
    writer.write(
      choice: "type", DeskWords.eventType,
      [("", DeskWords.anyState)] + LoggedEventType.allCases.map { ($0.rawValue, $0.rawValue) },
      chosen: type?.rawValue ?? "")
    writer.write(field: "article", DeskWords.articleReference, text + [.value(article ?? "")])
    writer.write(field: "since", DeskWords.changedSince, text + [.value(since ?? "")])
    writer.begin(.p, .cssClass("actions"))
    writer.write(button: DeskWords.filter)
    writer.end()
    writer.end()
  }
}
