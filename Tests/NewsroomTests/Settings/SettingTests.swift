import Editorial
import EditorialReadModels
import EventSourcing
import Foundation
import Newsroom
import PostgreSQL
import PostgresEventStore
import TestSupport
import Testing

@Suite(.database) struct SettingTests {
  let database = TestDatabase.current

  private func draft(
    _ slug: String, section: String?, as member: Member
  ) async throws -> Receipt {
    var content = Content.sample()
    content.section = section
    return try await member.draft(
      WrittenArticle(content: content, body: "Nothing."), slug: .sample(slug))
  }

  private func events() async throws -> Int {
    try await database.session().value("SELECT count(*) FROM galley.events")
  }

  private func text(_ key: SettingKey, in settings: Answer<[SettingStatus]>) -> String? {
    settings.value.first { $0.key == key }?.value?.phrase
  }

  @Test func `a setting is recorded with its author and reason, and can be read as of any moment`()
    async throws
  {
    let anna = try await database.member(as: "anna")
    let receipt = try await anna.set(.sections, to: ["City", "Sport"], reason: "Fewer")
    #expect(receipt.isChanged && receipt.setting.value == .list(["City", "Sport"]))
    #expect(receipt.setting.change?.by == "anna" && receipt.setting.change?.reason == "Fewer")
    _ = try await anna.set(.publisherName, to: ["Orrin Press"])
    let position = try #require(receipt.setting.change?.position)
    let version = try #require(receipt.setting.change?.version)
    _ = try await anna.unset(.sections, options: .init(expectedVersion: version))

    let now = try await anna.settingStatuses()
    #expect(now.value.map(\.key) == SettingKey.allCases && now.remarks.isEmpty)
    #expect(text(.sections, in: now) == nil && text(.publisherName, in: now) == "Orrin Press")
    for (moment, sections) in [(position - 1, nil), (position, "City, Sport")] {
      let then = try await anna.settingStatuses(asOf: .position(moment))
      #expect(text(.sections, in: then) == sections && text(.publisherName, in: then) == nil)
      #expect(then.remarks.count == 1)
    }

    let history = try await anna.settingHistory()
    #expect(history.map(\.key) == [.sections, .publisherName, .sections])
    #expect(history.map(\.version) == [1, 2, 3])
    let sections = try await anna.settingHistory(of: .sections)
    #expect(sections.map(\.from) == [nil, .list(["City", "Sport"])])
    #expect(sections.map(\.to) == [.list(["City", "Sport"]), nil])
    await anna.close()
  }

  @Test func `what is set already is nothing to do, and a repeated command has the first answer`()
    async throws
  {
    let anna = try await database.member(as: "anna")
    let id = UUID()
    let options = CommandOptions(commandID: id)
    #expect(try await anna.set(.replies, to: ["open"], options: options).isChanged)
    #expect(try await !anna.set(.replies, to: ["open"]).isChanged)
    #expect(try await events() == 1)
    _ = try await anna.unset(.replies, options: .init(expectedVersion: 1))
    #expect(try await anna.set(.replies, to: ["open"], options: options).isChanged)
    #expect(try await events() == 2)
    await #expect(throws: AppendError.commandIDReused(id)) {
      try await anna.set(.replies, to: ["closed"], options: options)
    }
    // Neither kind of command can use the id of the other.
    await #expect(throws: AppendError.commandIDReused(id)) {
      try await anna.draft(
        WrittenArticle(content: .sample(), body: "x"), slug: .sample("wall"), options: options)
    }
    await anna.close()
  }

  @Test func `of two admins who change a setting at once, the second has a conflict`() async throws
  {
    let (anna, adam) = (
      try await database.member(as: "anna"), try await database.member(as: "adam")
    )
    _ = try await anna.set(.sections, to: ["City"])
    let error = await #expect(throws: SettingRejection.self) {
      try await adam.set(.sections, to: ["Sport"])
    }
    #expect(error.map { Failure($0).kind } == .conflict)
    // Another setting is not a conflict.
    #expect(try await adam.set(.replies, to: ["open"]).isChanged)
    #expect(
      try await adam.set(.sections, to: ["Sport"], options: .init(expectedVersion: 1)).isChanged)
    for member in [anna, adam] { await member.close() }
  }

  @Test(arguments: ["eva", "otto"])
  func `only an admin changes a setting, by the rules and by the database`(
    person: String
  ) async throws {
    let member = try await database.member(as: person)
    let error = await #expect(throws: SettingRejection.adminOnly(.replies)) {
      try await member.set(.replies, to: ["open"])
    }
    #expect(error.map { Failure($0).kind } == .forbidden)
    await #expect(throws: AppendError.notPermitted(type: "SettingChanged")) {
      try await record(.changed(.replies, to: .text("open"), reason: nil), as: person)
    }
    #expect(try await events() == 0)
    await member.close()
  }

  @Test func `all settings are in one stream, and nothing else is`() async throws {
    let event = SettingEvent.changed(.replies, to: .text("open"), reason: nil)
    let elsewhere = await #expect(throws: PostgresError.self) {
      try await record(event, in: StreamName(category: "settings", id: UUID()), as: "anna")
    }
    #expect(elsewhere?.message == "all settings are in one stream")
    let other = await #expect(throws: PostgresError.self) {
      _ = try await database.eventStore(as: "anna").append(
        Append(
          stream: .article(NewsroomSettings.stream.id), expected: .noStream, commandID: UUID(),
          request: event.command.request, events: [.spiked(reason: "It is in the way.")]))
    }
    #expect(other?.message == "the stream of the settings has no other events")
    try await record(event, as: "anna")
  }

  @Test(arguments: [
    (SettingKey.timeZone, "Mars/Olympus"), (.sections, ","), (.publisherURL, "example.com"),
  ])
  func `a value that a setting does not have is invalid`(
    key: SettingKey, text: String
  ) async throws {
    let anna = try await database.member(as: "anna")
    let error = await #expect(throws: Failure.self) { try await anna.set(key, to: [text]) }
    #expect(error?.kind == .invalid)
    #expect(try await events() == 0)
    await anna.close()
  }

  @Test func `settings hold from the next request of every process, without another round trip`()
    async throws
  {
    let anna = try await database.member(as: "anna")
    _ = try await draft("old", section: "Harbour", as: anna)
    _ = try await anna.set(.sections, to: ["City"])
    // The same process: the next request reads only the change.
    let next = try await anna.newsroom.acting(as: "eva")
    #expect(next.newsroomSettings.version == 1)
    for member in [next, try await database.member(as: "eva")] {
      let error = await #expect(throws: ArticleRejection.self) {
        try await draft("wall", section: "Sport", as: member)
      }
      #expect(error?.rule == "sectionUnknown")
    }
    #expect(try await draft("wall", section: "City", as: next).recorded.count == 1)
    var content = Content.sample()
    content.section = "Sport"
    let item = ImportItem.draft(
      WrittenArticle(content: content, body: "Nothing."), slug: .sample("imported"), from: [1])
    let outcome = try await anna.newsroom.acting(as: "anna").importItems([item])
    #expect(outcome.problems.count == 1 && outcome.imported == 0)
    await anna.close()
  }

  @Test func `read models, their audit and the verification of the log know settings`()
    async throws
  {
    let anna = try await database.member(as: "anna")
    _ = try await draft("before", section: nil, as: anna)
    _ = try await anna.list(.init(limit: 10))
    _ = try await anna.set(.sections, to: ["City"])
    _ = try await draft("after", section: "City", as: anna)
    #expect(try await anna.list(.init(limit: 10)).value.rows.count == 2)
    let statuses = try await anna.projections()
    #expect(statuses.allSatisfy { $0.quarantined.isEmpty })
    for audit in try await anna.audit(ReadModelNames.all) { #expect(audit.findings.isEmpty) }
    for verdict in try await anna.verify(ReadModelNames.all) { #expect(verdict.isEqual != false) }
    let report = try await anna.verifyLog(keys: [])
    #expect(report.streams.findings.isEmpty && report.streams.streams == 3)
    await anna.close()
  }

  private func record(
    _ event: SettingEvent, in stream: StreamName = NewsroomSettings.stream, as person: String
  ) async throws {
    let store = PostgresEventStore(
      pool: database.pool(as: person), codec: SettingEventCodec(), caller: person)
    _ = try await store.append(
      Append(
        stream: stream, expected: .noStream, commandID: UUID(), request: event.command.request,
        events: [event]))
  }
}
