import Editorial
import EventSourcing
import Foundation
import Newsroom
import PostgresEventStore
import TestSupport
import Testing

/// The owner of the database can change everything, but every change to the record is found.
@Suite(.database(copying: SealedNewsroom.template)) struct TamperingTests {
  @Test(arguments: Tampering.all)
  func `every change by the owner of the database is found, with its place`(
    _ tampering: Tampering
  ) async throws {
    let newsroom = try await SealedNewsroom(copiedTo: .current)
    #expect(try await newsroom.verify(with: newsroom.seals).findings.isEmpty)
    try await newsroom.tamper(tampering.sql)
    let findings = try await newsroom.verify(with: newsroom.seals).findings
    let finding = findings.first { $0.sentence.contains(tampering.found) }
    #expect(finding != nil, "\(findings.map(\.sentence))")
    if let position = tampering.position { #expect(finding?.position == position) }
  }

  /// PostgreSQL 16 could leave this after a call with two commands, when the append still relied on
  /// the order in which an aggregate reads: each command recorded the other's payload.
  @Test(arguments: ["NoteAdded", "ArticleAssigned", "EmbargoSet", "ArticleRevised"])
  func `two commands that recorded each other's payload are found without a seal`(
    type: String
  ) async throws {
    let newsroom = try await SealedNewsroom(copiedTo: .current)
    let (library, ferry, tower) = (newsroom.library, newsroom.ferry, newsroom.tower)
    for (id, day) in [(ferry, 1.0), (tower, 2.0)] {
      _ = try await library.eva.note("A note of \(id).", on: id)
      _ = try await library.eva.perform(.assign(to: day == 1 ? "eva" : "emil", due: nil), on: id)
      _ = try await library.eva.revise(
        id, to: WrittenArticle(content: .sample(headline: "Day \(day)"), body: "Day \(day)."))
      _ = try await library.eva.perform(
        .embargo(until: Date(timeIntervalSinceNow: day * 86_400)), on: id)
    }
    #expect(try await newsroom.verify().findings.isEmpty)
    try await newsroom.tamper(
      """
      WITH last AS (
        SELECT DISTINCT ON (stream) stream, position, payload FROM galley.events
        WHERE type = '\(type)' ORDER BY stream, position DESC)
      UPDATE galley.events e SET payload = other.payload
      FROM last own JOIN last other ON other.stream <> own.stream WHERE e.position = own.position
      """)
    let findings = try await newsroom.verify().findings
    for stream in [ferry, tower] {
      #expect(
        findings.contains {
          $0.stream == stream && $0.sentence.contains("is not what its command")
        },
        "\(findings.map(\.sentence))")
    }
  }

  @Test func `the threat model lists exactly these changes`() throws {
    let page = try String(
      contentsOf: URL(filePath: #filePath)
        .appending(path: "../../../../Sources/Newsroom/Newsroom.docc/ThreatModel.md").standardized,
      encoding: .utf8)
    let shown = page.components(separatedBy: "## What is not covered")[0]
    let listed = shown.matches(of: /\n\| `([a-z-]+)` \|/).map { String($0.1) }
    #expect(listed == Tampering.all.map(\.name))
  }
}
