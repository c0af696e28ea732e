import Editorial
import EditorialReadModels
import EventSourcing
import Foundation
import PlainText
import TestSupport
import Testing

@testable import Newsroom

/// What people who leave were working on is listed, and their assignments can be reassigned.
@Suite(.database) struct DepartureTests {
  let database = TestDatabase.current

  private func draft(_ slug: String, as member: Member) async throws -> UUID {
    try await member.draft(
      WrittenArticle(content: .sample(), body: "About \(slug)."), slug: .sample(slug)
    ).id
  }

  /// A new admin with one article of each kind.
  private func leaver(_ anna: Member) async throws -> Member {
    let login = database.newLogin("nora")
    _ = try await anna.addPerson(login, role: .admin)
    let nora = try await anna.newsroom.acting(as: login)
    let eva = try await anna.newsroom.acting(as: "eva")
    _ = try await draft("drafted", as: nora)
    _ = try await nora.perform(.submit, on: try await draft("submitted", as: nora))
    _ = try await anna.assign(
      try await draft("assigned", as: eva), to: login, due: CalendarDate("2026-12-01"))
    let scheduled = try await draft("scheduled", as: eva)
    _ = try await eva.perform(.submit, on: scheduled)
    _ = try await anna.approve(scheduled)
    _ = try await nora.perform(
      .schedule(at: Date(timeIntervalSinceNow: 86_400), zone: "UTC"), on: scheduled)
    let spiked = try await draft("spiked", as: nora)
    _ = try await nora.perform(.spike(reason: "Old."), on: spiked)
    return nora
  }

  private func slugs(_ items: [UnfinishedWork.Item]) -> [String] { items.map(\.slug.text) }

  @Test func `disabling a person lists what they leave behind`() async throws {
    let anna = try await database.member(as: "anna")
    let login = try await leaver(anna).actor.name
    let departure = try await anna.disablePerson(login, reassigningTo: nil).value
    #expect(departure.person.role == nil)
    #expect(slugs(departure.unfinished.assignments) == ["assigned"])
    #expect(slugs(departure.unfinished.submissions) == ["submitted"])
    #expect(slugs(departure.unfinished.drafts) == ["drafted"])
    #expect(slugs(departure.unfinished.schedules) == ["scheduled"])
    #expect(departure.reassigned.isEmpty)
    await anna.close()
  }

  @Test func `assignments are reassigned as events, with their due dates`() async throws {
    let anna = try await database.member(as: "anna")
    let login = try await leaver(anna).actor.name
    let departure = try await anna.disablePerson(login, reassigningTo: "eva").value
    #expect(departure.successor == "eva")
    #expect(slugs(departure.reassigned) == ["assigned"])
    #expect(departure.unfinished.assignments.isEmpty)
    let board = try await anna.show("assigned").value.board
    #expect(board.assignee == "eva")
    #expect(board.due == CalendarDate("2026-12-01"))
    let history = try await anna.history("assigned").value
    #expect(history.last?.row.actor == "anna")
    let again = try await anna.disablePerson(login, reassigningTo: "eva").value
    #expect(again.reassigned.isEmpty)
    await anna.close()
  }

  @Test func `a new role lists only what it cannot finish`() async throws {
    let anna = try await database.member(as: "anna")
    let login = try await leaver(anna).actor.name
    let same = try await anna.changeRole(of: login, to: .admin, reassigningTo: nil).value
    #expect(same.unfinished.isEmpty)
    let editor = try await anna.changeRole(of: login, to: .editor, reassigningTo: nil).value
    #expect(slugs(editor.unfinished.schedules) == ["scheduled"])
    #expect(editor.unfinished.drafts.isEmpty && editor.unfinished.assignments.isEmpty)
    let auditor = try await anna.changeRole(of: login, to: .auditor, reassigningTo: "emil").value
    #expect(slugs(auditor.reassigned) == ["assigned"])
    #expect(slugs(auditor.unfinished.drafts) == ["drafted"])
    await anna.close()
  }

  @Test(arguments: ["evaa", "otto", "nora"])
  func `a successor who cannot work is refused before anybody is disabled`(
    successor: String
  ) async throws {
    let anna = try await database.member(as: "anna")
    let login = database.newLogin("nora")
    _ = try await anna.addPerson(login, role: .editor)
    let name = successor == "nora" ? login : successor
    await #expect(throws: Failure.self) {
      try await anna.disablePerson(login, reassigningTo: name)
    }
    #expect(try await anna.person(login).role == .editor)
    await anna.close()
  }

  @Test func `an article is assigned only to an active person who can work on it`() async throws {
    let anna = try await database.member(as: "anna")
    let login = database.newLogin("nora")
    _ = try await anna.addPerson(login, role: .editor)
    let wall = try await draft("wall", as: anna)
    let options = CommandOptions(commandID: UUID.v7())
    let first = try await anna.assign(wall, to: login, due: nil, options: options)
    _ = try await anna.disablePerson(login)
    let nobody = ["evaa", "Eva", "zz"].map { name in
      let similar = name == "zz" ? [] : ["eva"]
      return (
        name,
        Failure(
          .notFound, "there is no person '\(name)' in this newsroom", .choosePerson(similar))
      )
    }
    let unable = [("otto", "an auditor"), (login, "disabled")].map { name, reason in
      (
        name,
        Failure(
          .refused, "\(name) is \(reason) and cannot work on an article", about: name,
          remedies: [.choosePerson([])])
      )
    }
    for (name, expected) in nobody + unable {
      let failure = await #expect(throws: Failure.self) {
        try await anna.assign(wall, to: name, due: nil)
      }
      #expect(failure == expected)
    }
    let again = try await anna.assign(wall, to: login, due: nil, options: options)
    #expect(again.state.version == first.state.version)
    await anna.close()
  }

  @Test(arguments: ["all", "Me", "evа", "Eva"])
  func `a login that could be mistaken is not added`(login: String) async throws {
    let anna = try await database.member(as: "anna")
    let failure = await #expect(throws: Failure.self) {
      try await anna.addPerson(login, role: .editor)
    }
    #expect(failure?.kind == .unacceptable)
    #expect(try await anna.people().count == Cast.allCases.count)
    await anna.close()
  }
}
