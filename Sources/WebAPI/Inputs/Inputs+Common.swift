import Editorial
import EditorialReadModels
import Foundation
import JSON
import Newsroom

/// Inputs that several routes have.
enum Inputs {
  static let article = APIInput(
    "article", in: .path, "The article's id, its current or a former slug, or @ and a position.",
    .pathPart, example: "lights-out")
  static let limit = APIInput(
    "limit", in: .query, "The most rows of the page; 50 if it is not given.", .integer(1...200),
    example: .integer(20))
  static let section = APIInput(
    "section", in: .query, "Only articles in this section.", .text(atMost: 200),
    example: "Harbour")
  static let states = APIInput(
    "state", in: .query, "Only articles in one of these editorial states; may be repeated.",
    InputType<[EditorialState]>.list(
      of: InputType<EditorialState>.word(of: EditorialState.self), atMost: 10),
    example: ["draft"])
  static let publicationState = APIInput(
    "public", in: .query, "Only articles in this publication state.",
    InputType<PublicationState>.word(of: PublicationState.self), example: "published")
  static let at = APIInput(
    "at", in: .query, "Answer as of this instant of the past.", .instant,
    example: "2026-12-01T06:00:00Z")
  static let atPosition = APIInput(
    "atPosition", in: .query, "Answer as of right after the event at this position of the log.",
    .integer(0...(.max)), example: .integer(12))
  static let zone = APIInput(
    "zone", in: .query,
    "The time zone in which a day begins, an IANA name; the newsroom's if it is not given.",
    InputType<ZoneName>.form(
      "[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*", longest: 64, "a time zone such as Europe/Berlin"
    ) { ZoneName(known: $0) }, example: "Europe/Berlin")
  static let ifNoneMatch = APIInput(
    "If-None-Match", in: .header, "The ETag of an answer that the client has.",
    .text(atMost: 2_000), example: "\"7\"")

  /// The end of the previous page.
  static func after<Cursor: ListCursor>(_ type: Cursor.Type) -> APIInput<Cursor> {
    APIInput(
      "after", in: .query, "Where the previous page ended, as its header Link says.",
      InputType<Cursor>.form(
        "i?-?[0-9]+(_[0-9a-fA-F-]+)*", longest: 200, "a cursor of this list"
      ) { Cursor($0) }, example: .string(Cursor.example))
  }

  static let moments: [any DescribedInput] = [at, atPosition]
}

/// The end of a page of a list.
protocol ListCursor: Sendable {
  init?(_ text: String)
  var text: String { get }
  static var example: String { get }
}

extension PageCursor: ListCursor {
  static let example = "1795630161123456_01a20ab3-c9d0-7168-8fcd-cd6b44400972"
}

extension PositionCursor: ListCursor {
  static let example = "12"
}

extension SearchCursor: ListCursor {
  static let example = "12"
}
