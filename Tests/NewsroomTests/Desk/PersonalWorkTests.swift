import Editorial
import EditorialReadModels
import Foundation
import TestSupport
import Testing

@testable import Newsroom

/// What waits for a person.
@Suite(.database) struct PersonalWorkTests {
  private let database = TestDatabase.current

  /// The slugs of the groups that are not empty.
  private func work(_ member: Member, asOf: AsOf? = nil) async throws -> [String: [String]] {
    let work = try await member.personalWork(limit: 9, asOf: asOf).value
    let groups = work.pages.map { ($0.key.rawValue, $0.value.rows.map(\.row.slug.text)) }
    return Dictionary(uniqueKeysWithValues: groups.filter { !$0.1.isEmpty })
  }

  @Test func `an article is in one group, and leaves it when it is killed or spiked`() async throws
  {
    let library = try await Library(in: database)
    let (eva, anna) = (library.eva, library.anna)
    #expect(try await work(eva) == [:])
    #expect(try await !eva.personalWork(limit: 9).value.isAuthor)
    let lamp = try await library.draft("lamp")
    let pier = try await library.draft("pier")
    let wall = try await library.draft("wall")
    #expect(try await work(eva) == ["drafts": ["wall", "pier", "lamp"]])
    #expect(try await work(anna) == [:])
    let then = AsOf.position(try await database.lastPosition())

    for id in [pier, wall] { _ = try await eva.perform(.submit, on: id) }
    #expect(try await work(eva) == ["drafts": ["lamp"], "waiting": ["pier", "wall"]])
    #expect(try await work(anna) == ["to-review": ["pier", "wall"]])

    _ = try await anna.perform(.requestChanges(reason: "Which pier?"), on: pier)
    let sentBack = try await eva.personalWork([.sentBack], limit: 9).value.pages[.sentBack]
    let request = try #require(sentBack?.rows.first?.row.sentBack)
    #expect((request.by, request.reason) == ("anna", "Which pier?"))
    // It stays until the next submission.
    _ = try await eva.revise(pier, to: .titled("The longer pier"))
    #expect(try await work(eva)["sent-back"] == ["pier"])
    _ = try await eva.perform(.submit, on: pier)
    #expect(try await work(eva)["sent-back"] == nil)

    _ = try await anna.assign(lamp, to: "anna", due: CalendarDate("2026-12-01"))
    #expect(try await work(anna)["due"] == ["lamp"])
    #expect(try await work(eva)["drafts"] == ["lamp"])
    _ = try await eva.perform(.spike(reason: "No news."), on: lamp)
    _ = try await anna.approve(wall)
    _ = try await anna.perform(.publish, on: wall)
    _ = try await eva.revise(wall, to: .titled("The wall again"))
    #expect(try await work(eva) == ["waiting": ["pier"], "drafts": ["wall"]])
    _ = try await anna.perform(.kill(reason: "Legal.", notice: "Legal."), on: wall)
    #expect(try await work(eva) == ["waiting": ["pier"]])
    #expect(try await work(eva, asOf: then) == ["drafts": ["wall", "pier", "lamp"]])
    await library.close()
  }

  @Test func `an admin reviews only what they neither wrote nor submitted`() async throws {
    let library = try await Library(in: database)
    let (eva, anna) = (library.eva, library.anna)
    let adam = try await database.member(as: "adam")
    let lamp = try await library.draft("lamp")
    _ = try await anna.revise(lamp, to: .titled("A comma, added"))
    _ = try await eva.perform(.submit, on: lamp)
    #expect(try await work(anna) == ["waiting": ["lamp"]])
    #expect(try await work(adam) == ["to-review": ["lamp"]])
    // A restored text brings its authors back, even after a publication.
    _ = try await adam.approve(lamp)
    _ = try await adam.perform(.publish, on: lamp)
    _ = try await eva.revise(lamp, to: .titled("Another headline"))
    _ = try await eva.perform(.submit, on: lamp)
    #expect(try await work(anna) == ["to-review": ["lamp"]])
    // What they may review does not wait for somebody else.
    _ = try await anna.assign(lamp, to: "anna", due: nil)
    #expect(try await work(anna) == ["to-review": ["lamp"]])
    _ = try await anna.assign(lamp, to: "eva", due: nil)
    _ = try await eva.perform(.restore(revision: 2), on: lamp)
    _ = try await eva.perform(.submit, on: lamp)
    #expect(try await work(anna) == [:])
    // Nor may they review what they only submitted.
    let wall = try await library.draft("wall")
    _ = try await anna.perform(.submit, on: wall)
    #expect(try await work(anna) == [:])
    #expect(try await work(adam)["to-review"] == ["lamp", "wall"])
    // An auditor and an editor review nothing.
    #expect(try await work(try await database.member(as: "otto")) == [:])
    #expect(try await work(try await database.member(as: "emil")) == [:])
    await library.close()
  }

  @Test func `the pages of each group together equal the group`() async throws {
    let library = try await Library(in: database)
    for number in 1...5 {
      let id = try await library.draft("draft-\(number)")
      if number > 2 {
        let day = number == 5 ? nil : CalendarDate("2026-12-0\(9 - number)")
        _ = try await library.anna.assign(id, to: "eva", due: day)
      }
    }
    for number in 1...3 {
      _ = try await library.eva.perform(.submit, on: try await library.draft("sent-\(number)"))
    }
    let whole = try await work(library.eva)
    #expect(whole["due"] == ["draft-4", "draft-3", "draft-5"])
    #expect(whole["drafts"] == ["draft-2", "draft-1"])
    for (group, member) in [
      (PersonalWork.Group.due, library.eva), (.drafts, library.eva), (.waiting, library.eva),
      (.toReview, library.anna),
    ] {
      var (slugs, cursor) = ([String](), PageCursor?.none)
      repeat {
        let page = try #require(
          try await member.personalWork([group], limit: 1, after: cursor).value.pages[group])
        slugs += page.rows.map(\.row.slug.text)
        cursor = page.next
      } while cursor != nil
      let expected = try await work(member)[group.rawValue]
      #expect(slugs == expected, "\(group)")
    }
    await library.close()
  }
}
