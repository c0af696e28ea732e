import Digests
import Editorial
import EventSourcing
import Foundation
import Testing

@testable import Benchmarks

/// The generated log could have been recorded by the desk.
@Suite struct SyntheticNewsroomTests {
  private static func events(_ count: Int, seed: UInt64 = 7) throws -> [SyntheticEvent] {
    var newsroom = SyntheticNewsroom(seed: seed)
    return try (0..<count).map { _ in try newsroom.next() }
  }

  @Test func `the same seed gives the same log, and another seed another log`() throws {
    func log(_ seed: UInt64) throws -> [String] {
      try Self.events(500, seed: seed).map { "\($0.recorded) \($0.text.map { "\($0)" } ?? "")" }
    }
    #expect(try log(1) == log(1))
    #expect(try log(1) != log(2))
  }

  @Test func `positions, versions and times increase as in a log`() throws {
    var versions: [UUID: Int] = [:]
    var last = Date.distantPast
    for (index, event) in try Self.events(3_000).enumerated() {
      let recorded = event.recorded
      try #require(recorded.position == Int64(index + 1))
      try #require(recorded.version == versions[recorded.stream.id, default: 0] + 1)
      try #require(recorded.recordedAt >= last)
      versions[recorded.stream.id] = recorded.version
      last = recorded.recordedAt
    }
  }

  @Test
  func `the desk's daily event types occur, with about ten events per article`()
    throws
  {
    // Only articles that were started in the first half, so that most of them are complete.
    let events = try Self.events(12_000).map(\.recorded)
    let begun = Set(events.prefix(6_000).filter { $0.version == 1 }.map(\.stream))
    let count = events.count { begun.contains($0.stream) }
    let average = Double(count) / Double(begun.count)
    #expect((9...11).contains(average), "\(average)")
    let types = Set(events.map(\.event.storedType))
    #expect(
      Set(StoredEventType.allCases).subtracting(types)
        == [
          .textErased, .imported, .publicationImported, .correctionImported, .publicationFailed,
          .unpublicationFailed,
          .refiled, .replyPolicySet,
        ])
  }

  @Test func `nobody approves a text to which they contributed`() throws {
    var streams: [StreamName: [RecordedEvent<ArticleEvent>]] = [:]
    var approvals = 0
    for event in try Self.events(3_000).map(\.recorded) {
      if case .approved = event.event {
        approvals += 1
        let contributions = streams[event.stream, default: []].reversed()
          .prefix { $0.event.storedType != .published }
          .filter { [.drafted, .revised, .submitted].contains($0.event.storedType) }
        try #require(!contributions.map(\.actor).contains(event.actor))
      }
      streams[event.stream, default: []].append(event)
    }
    #expect(approvals > 200)
  }

  @Test func `each slug is claimed only once`() throws {
    var holders: [Slug: UUID] = [:]
    for event in try Self.events(3_000).map(\.recorded) {
      guard let slug = event.event.slugClaim else { continue }
      try #require(holders.updateValue(event.stream.id, forKey: slug) == nil, "\(slug)")
    }
  }

  @Test func `manuscripts have 2 to 5 KB, three languages and correct keys`() throws {
    var sizes: [Int] = []
    var languages: Set<LanguageTag> = []
    for event in try Self.events(3_000) {
      guard let key = event.recorded.event.manuscript ?? event.recorded.event.note else {
        try #require(event.text == nil || event.recorded.event.storedType == .revised)
        continue
      }
      guard let text = event.text else { continue }
      try #require(text.key == key)
      try #require(SaltedText(text.text, salt: text.salt).key == key)
      if case .drafted(_, let content, _) = event.recorded.event {
        languages.insert(content.language)
        sizes.append(text.text.utf8.count)
      }
    }
    #expect(sizes.allSatisfy { (2_000...5_500).contains($0) })
    #expect(sizes.reduce(0, +) / sizes.count > 3_000)
    #expect(languages.count == 3)
  }

  @Test func `hundreds of articles are in progress at a time, however long the log`() throws {
    var newsroom = SyntheticNewsroom(seed: 3)
    var open: [Int] = []
    for index in 0..<12_000 {
      _ = try newsroom.next()
      if index % 1_000 == 999 { open.append(newsroom.articles.count - newsroom.freeIndexes.count) }
    }
    #expect(open.dropFirst(2).allSatisfy { (100...1_000).contains($0) }, "\(open)")
  }

  @Test func `identifiers are UUIDs of version 7 with the time of their event`() throws {
    for event in try Self.events(300).map(\.recorded) {
      let bytes = event.id.uuid
      #expect(bytes.6 >> 4 == 7 && bytes.8 >> 6 == 2)
      let digits = event.id.uuidString.replacing("-", with: "").prefix(12)
      #expect(
        Int(digits, radix: 16) == Int((event.recordedAt.timeIntervalSince1970 * 1000).rounded()))
    }
  }
}
