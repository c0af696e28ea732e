import Digests
import Editorial
import Foundation
import Newsroom

/// The article that `galley bench start` shows.
enum StartArticle {
  static let slug = "bench-start"

  /// Takes it from draft to published, by two people of the made-up newsroom.
  static func publish(in address: DatabaseAddress) async throws -> UUID {
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
    let id = try await acting(as: staff.editors[0], in: address) { editor in
      let id = try await editor.draft(article, slug: slug).id
      _ = try await editor.perform(.submit, on: id)
      return id
    }
    return try await acting(as: staff.admins[0], in: address) { admin in
      _ = try await admin.approve(id)
      return try await admin.perform(.publish, on: id).id
    }
  }

  private static func acting(
    as person: Actor, in address: DatabaseAddress, _ body: (Newsroom) async throws -> UUID
  ) async throws -> UUID {
    let newsroom = try await Newsroom.open(address, as: person.name)
    do {
      let id = try await body(newsroom)
      await newsroom.close()
      return id
    } catch {
      await newsroom.close()
      throw error
    }
  }
}
