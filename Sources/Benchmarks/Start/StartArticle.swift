import Digests
import Editorial
import Foundation
import Newsroom

/// The article that `galley bench start` shows.
enum StartArticle {
  static let slug = "bench-start"

  /// Takes it from draft to published, by two people of the made-up newsroom.
  static func publish(in newsroom: Newsroom) async throws -> UUID {
    guard let slug = Slug(slug), let day = CalendarDate(daysSince1970: 20_000),
      let language = LanguageTag("en")
    else { preconditionFailure("there are such a slug, day and language") }
    let article = WrittenArticle(
      content: Content(
        headline: "Ferry to the outer isles runs again", byline: ["Ada Keller"],
        dateline: Dateline(place: "Oban", date: day, source: "GNA"), language: language,
        manuscript: Digest(of: []), wordCount: 14),
      body: "The ferry to the outer isles left Oban on Friday morning, a month late.\n")
    let staff = Staff()
    let editor = try await newsroom.acting(as: staff.editors[0].name)
    let id = try await editor.draft(article, slug: slug).id
    _ = try await editor.perform(.submit, on: id)
    let admin = try await newsroom.acting(as: staff.admins[0].name)
    _ = try await admin.approve(id)
    return try await admin.perform(.publish, on: id).id
  }
}
