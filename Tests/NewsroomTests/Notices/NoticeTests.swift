import Editorial
import EditorialReadModels
import EventSourcing
import Foundation
import Mail
import PostgreSQL
import Synchronization
import TestSupport
import Testing

@testable import Newsroom

@Suite(.database) struct NoticeTests {
  let database = TestDatabase.current

  /// The people of the newsroom, and a mail server that keeps what it gets.
  private final class Desk: Sendable {
    let eva: Member
    let emil: Member
    let anna: Member
    let sent = Mutex<[MailMessage]>([])
    let notices = Mutex<[WorkerNotice]>([])
    let outcome = Mutex<NoticeOutcome>(.sent)

    init(in database: TestDatabase) async throws {
      eva = try await database.member(as: "eva")
      emil = try await database.member(as: "emil")
      anna = try await database.member(as: "anna")
    }

    func draft(_ slug: String) async throws -> UUID {
      try await eva.draft(
        WrittenArticle(content: .sample(), body: "A secret."), slug: .sample(slug)
      ).id
    }

    /// The subjects of what a worker sends now, and to whom.
    func mail() async throws -> [String] {
      _ = try await anna.list(BoardQuery(limit: 1))
      let sender = try #require(MailAddress("desk@example.org"))
      try await anna.sendNotices(
        from: sender, notice: { notice in notices.withLock { $0.append(notice) } },
        send: { message in
          let outcome = outcome.withLock { $0 }
          if outcome == .sent { sent.withLock { $0.append(message) } }
          return outcome
        })
      let messages = sent.withLock { sent in
        defer { sent = [] }
        return sent
      }
      #expect(!messages.contains { $0.text.contains("secret") })
      return messages.map { "\($0.to[0].mailbox): \($0.subject)" }.sorted()
    }

    func close() async {
      for member in [eva, emil, anna] { await member.close() }
    }
  }

  private func choose(_ member: Member, _ kinds: [NoticeKind]? = nil) async throws {
    let address = try #require(MailAddress("\(member.actor.name)@example.org"))
    _ = try await member.chooseNotices(address: address, kinds: kinds)
  }

  private var headline: String { Content.sample().headline }

  @Test func `people are told what they chose, once, but not what they did themselves`()
    async throws
  {
    let desk = try await Desk(in: database)
    let early = try await desk.draft("early")
    _ = try await desk.eva.perform(.submit, on: early)
    #expect(try await desk.mail() == [])

    for member in [desk.eva, desk.anna] { try await choose(member) }
    try await choose(desk.emil, [.due])
    // What happened before somebody chose is not sent.
    #expect(try await desk.mail() == [])

    let wall = try await desk.draft("wall")
    _ = try await desk.eva.perform(.submit, on: wall)
    #expect(try await desk.mail() == ["anna@example.org: Submitted: \(headline) (wall)"])
    #expect(try await desk.mail() == [])

    _ = try await desk.anna.perform(.requestChanges(reason: "A secret."), on: wall)
    #expect(try await desk.mail() == ["eva@example.org: Changes requested: \(headline) (wall)"])

    let today =
      try await database.session().value(
        "SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD')") as String
    _ = try await desk.anna.assign(wall, to: "emil", due: CalendarDate(today))
    _ = try await desk.anna.assign(early, to: "emil", due: CalendarDate("2099-01-01"))
    #expect(try await desk.mail() == ["emil@example.org: Due today: \(headline) (wall)"])
    #expect(try await desk.mail() == [])

    // Another submission is another notice.
    _ = try await desk.eva.perform(.submit, on: wall)
    #expect(try await desk.mail() == ["anna@example.org: Submitted: \(headline) (wall)"])
    await desk.close()
  }

  @Test func `an embargoed headline is left out`() async throws {
    let desk = try await Desk(in: database)
    try await choose(desk.anna)
    let wall = try await desk.draft("wall")
    _ = try await desk.anna.perform(.embargo(until: Date() + 3_600), on: wall)
    _ = try await desk.eva.perform(.submit, on: wall)
    #expect(try await desk.mail() == ["anna@example.org: Submitted: wall"])
    await desk.close()
  }

  @Test func `a notice waits while the server is away, and is dropped when it no longer holds`()
    async throws
  {
    let desk = try await Desk(in: database)
    try await choose(desk.anna)
    let (wall, pier) = (try await desk.draft("wall"), try await desk.draft("pier"))
    _ = try await desk.eva.perform(.submit, on: wall)
    desk.outcome.withLock { $0 = .later("no answer") }
    #expect(try await desk.mail() == [])
    #expect(desk.notices.withLock { $0 } == [.noticeWaits("anna", slug: "wall", "no answer")])
    desk.outcome.withLock { $0 = .sent }
    // It is not due yet; later it is.
    #expect(try await desk.mail() == [])
    let due = "UPDATE galley.notices SET due_at = clock_timestamp() WHERE state = 'pending'"
    try await database.session().run(due)
    #expect(try await desk.mail() == ["anna@example.org: Submitted: \(headline) (wall)"])

    desk.outcome.withLock { $0 = .later("no answer") }
    _ = try await desk.eva.perform(.submit, on: pier)
    #expect(try await desk.mail() == [])
    _ = try await desk.eva.perform(.withdraw, on: pier)
    desk.outcome.withLock { $0 = .sent }
    try await database.session().run(due)
    #expect(try await desk.mail() == [])

    // What may have been sent is not sent again.
    desk.outcome.withLock { $0 = .never("refused") }
    _ = try await desk.eva.perform(.submit, on: pier)
    #expect(try await desk.mail() == [])
    desk.outcome.withLock { $0 = .sent }
    #expect(try await desk.mail() == [])
    let states: [String] = try await database.session().value(
      "SELECT array_agg(state ORDER BY planned_at) FROM galley.notices")
    #expect(states == ["sent", "dropped", "failed"])
    await desk.close()
  }

  @Test func `each person chooses for themselves, and nobody else can read it`() async throws {
    let desk = try await Desk(in: database)
    #expect(try await desk.eva.noticeChoices() == .none)
    await #expect(throws: Failure.self) { _ = try await desk.eva.chooseNotices(kinds: [.due]) }
    try await choose(desk.eva, [.due, .submitted])
    let chosen = NoticeChoices(address: "eva@example.org", kinds: [.submitted, .due])
    #expect(try await desk.eva.noticeChoices() == chosen)
    #expect(try await desk.anna.noticeChoices() == .none)
    let other = try #require(MailAddress("e@example.org"))
    #expect(
      try await desk.eva.chooseNotices(address: other)
        == NoticeChoices(address: "e@example.org", kinds: chosen.kinds))
    #expect(
      try await desk.eva.chooseNotices(kinds: [.sentBack])
        == NoticeChoices(address: "e@example.org", kinds: [.sentBack]))
    for table in ["notice_choices", "notices"] {
      await #expect(throws: PostgresError.self) {
        try await database.session(as: "anna").run("SELECT FROM galley.\(table)")
      }
    }
    await #expect(throws: PostgresError.self) {
      try await database.session(as: "anna").run(
        "SELECT galley.set_notices('eva', 'x@example.org', '{due}')")
    }
    #expect(try await desk.eva.chooseNotices(kinds: []) == .none)
    #expect(try await database.session().value("SELECT count(*) FROM galley.notice_choices") == 0)
    await desk.close()
  }

  @Test func `a disabled person is told nothing`() async throws {
    let desk = try await Desk(in: database)
    try await choose(desk.emil)
    let wall = try await desk.draft("wall")
    _ = try await desk.eva.perform(.submit, on: wall)
    try await database.session().run(
      "UPDATE galley.people SET disabled_at = clock_timestamp() WHERE login = 'emil'")
    #expect(try await desk.mail() == [])
    await desk.close()
  }
}
