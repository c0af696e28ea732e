import Editorial
import EditorialReadModels
import Foundation
import Newsroom
import PostgreSQL
import PostgresEventStore
import TestSupport
import Testing

/// Replies in the export of a log, and in a newsroom that imports it.
@Suite(.database) struct ReplyTransferTests {
  @Test func `an import has the replies of its export, and nothing of an erased one`() async throws
  {
    let source = TestDatabase.current
    let library = try await Library(in: source)
    let desk = try await Self.desk(of: source)
    _ = try await library.anna.set(.replies, to: ["open"])
    let ferry = try await library.draft("ferry", body: "The ferry is late.")
    try await library.publish(ferry)
    _ = try await library.eva.perform(.setReplyPolicy(.days(3_000)), on: ferry)
    for text in ["Approved.", "Waiting.", "Secret."] {
      try await desk.receive(try ReplyWords(name: "Mara", text: text), to: ferry, from: UUID())
    }
    let received = try await Self.replies(as: library.eva)
    _ = try await library.eva.moderate(.approve, received[0].row.reply)
    _ = try await library.eva.answer("Thank you.", to: received[0].row.reply)
    _ = try await library.eva.answer("A secret answer.", to: received[2].row.reply)
    _ = try await library.anna.moderate(
      .erase(reason: "Asked", ground: "GDPR Art. 17"), received[2].row.reply)
    let replies = try await Self.replies(as: library.eva)
    let lines = try await TransferTests.lines(of: library.anna)
    let text = lines.map { String(decoding: $0, as: UTF8.self) }.joined()
    #expect(text.contains("Waiting.") && text.contains("Thank you."))
    #expect(!text.contains("Secret.") && !text.contains("A secret answer."))
    let tables = try await TransferTests.tables(of: source)
    await desk.close()

    try await TestDatabase.with(.newsroom) { other in
      try await other.session().run("DELETE FROM galley.people WHERE login <> 'anna'")
      try await TransferTests.shutOut(of: other)
      let anna = try await other.member(as: "anna")
      _ = try await anna.importLog { body in for line in lines { try body(line[...]) } }
      #expect(try await TransferTests.tables(of: other) == tables)
      let copies = try await Self.replies(as: anna)
      #expect(copies.map(\.row.reply) == replies.map(\.row.reply))
      #expect(copies.map(\.row.status) == [.approved, .received, .erased])
      #expect(copies.map { $0.words?.text } == ["Approved.", "Waiting.", nil])
      #expect(copies.map(\.answer) == ["Thank you.", nil, nil])
      let report = try await anna.verifyLog(keys: [])
      #expect(report.streams.findings.isEmpty, "\(report.streams.findings)")

      // Its export is the same again, and its people go on.
      let again = try await TransferTests.lines(of: anna)
      #expect(again.count == lines.count)
      #expect(!again.contains { String(decoding: $0, as: UTF8.self).contains("Secret.") })
      _ = try await anna.moderate(.approve, copies[1].row.reply)
      let desk = try await Self.desk(of: other)
      let words = try ReplyWords(name: "Ole", text: "In the copy.")
      try await desk.receive(words, to: ferry, from: UUID())
      #expect(
        try await Self.replies(as: anna).map(\.row.status)
          == [.approved, .approved, .erased, .received])
      await desk.close()
      await anna.close()
    }
    await library.close()
  }

  private static func desk(of database: TestDatabase) async throws -> Newsroom {
    try await Newsroom.open(
      .shared(url: database.settings.with(user: "galley_desk").description), isCreating: false)
  }

  private static func replies(as member: Member) async throws -> [ReplySummary] {
    try await member.replies(ReplyQuery(limit: 50)).value.rows
  }
}
