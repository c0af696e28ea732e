import Digests
import Editorial
import EditorialReadModels
import EventSourcing
import Foundation
import Manuscripts
import Newsroom
import PostgresEventStore
import Synchronization
import Syndication
import TestSupport
import Testing

/// Corrections and kills, from the desk to what leaves the newsroom.
@Suite(.database) struct CorrectionTests {
  let database = TestDatabase.current

  private func export(
    _ slugs: [String], as format: SyndicationFormat = .jsonLD, by member: Member
  ) async throws -> String {
    let pieces = Mutex<[UInt8]>([])
    _ = try await member.syndicate(PublicSelection(.articles(slugs)), as: format) { bytes in
      pieces.withLock { $0 += bytes }
    }
    return String(decoding: pieces.withLock(\.self), as: UTF8.self)
  }

  /// Saves, submits and approves a text.
  private func approve(_ body: String, on id: UUID, in library: Library) async throws {
    _ = try await library.eva.revise(id, to: WrittenArticle(content: .sample(), body: body))
    _ = try await library.eva.perform(.submit, on: id)
    _ = try await library.anna.approve(id)
  }

  private func ferry(in library: Library) async throws -> UUID {
    let article = WrittenArticle(content: .sample(), body: "The ferry left at seven. It was late.")
    let id = try await library.eva.draft(article, slug: .sample("ferry")).id
    try await library.publish(id)
    return id
  }

  /// The words before and after each correction, last one first, such as `seven > six`.
  private func changes(of slug: String?, by member: Member) async throws -> [String] {
    try await member.corrections(of: slug, limit: 20).value.rows.map { correction in
      let changed = correction.fields.flatMap(\.words.segments).filter { $0.kind != .same }
      return "\(correction.row.number) \(changed.map(\.text).joined(separator: " > "))"
    }
  }

  @Test func `a correction keeps its number, its notice and the words before and after`()
    async throws
  {
    let library = try await Library(in: database)
    let id = try await ferry(in: library)
    try await approve("The ferry left at six. It was late.", on: id, in: library)
    // The live text stays while a correction is in progress.
    #expect(try await export(["ferry"], by: library.eva).contains("left at seven"))
    _ = try await library.anna.correct(id, as: .correction, notice: "It left at six.")
    try await approve("The ferry left at six. It was very late.", on: id, in: library)
    _ = try await library.anna.correct(id, as: .clarification, notice: "An hour.")

    #expect(try await changes(of: "ferry", by: library.eva) == ["2 very ", "1 seven > six"])
    #expect(try await changes(of: nil, by: library.eva).count == 2)
    let shown = try await library.eva.show("ferry").value.corrections
    #expect(shown.map(\.number) == [1, 2] && shown.map(\.former) == [1, 2])
    let page = try await library.eva.corrections(of: "ferry", limit: 1).value
    let rest = try await library.eva.corrections(of: "ferry", limit: 1, after: page.next).value
    #expect(page.rows.map(\.row.number) + rest.rows.map(\.row.number) == [2, 1])
    #expect(rest.next == nil)

    let text = try await export(["ferry"], by: library.eva)
    #expect(text.contains("\"position\":1,\"potentialAction\":[{\"@type\":\"ReplaceAction\""))
    #expect(text.contains("\"text\":\"ferry left at seven. It was late\""))
    #expect(text.contains("\"text\":\"ferry left at six. It was late\""))
    await library.close()
  }

  @Test func `words of an erased or killed text are never shown again`() async throws {
    let library = try await Library(in: database)
    let id = try await ferry(in: library)
    try await approve("The ferry left at six. It was late.", on: id, in: library)
    _ = try await library.anna.correct(id, as: .correction, notice: "It left at six.")
    try await library.erase(id, .revision(1))
    let erased = try await library.eva.corrections(of: "ferry", limit: 9).value.rows
    #expect(erased.map { $0.fields.count } == [0])
    #expect(erased.flatMap { $0.erased.map(\.revision) } == [1])
    let text = try await export(["ferry"], by: library.eva)
    #expect(text.contains("CorrectionComment") && !text.contains("seven"))

    let other = WrittenArticle(content: .sample(), body: "Qzvone.")
    let second = try await library.eva.draft(other, slug: .sample("chess")).id
    try await library.publish(second)
    try await approve("Qzvtwo.", on: second, in: library)
    _ = try await library.anna.correct(second, as: .correction, notice: "It was two.")
    _ = try await library.anna.kill(second, reason: "Libel", notice: "Gone.")
    #expect(try await changes(of: "chess", by: library.eva) == ["1 "])
    #expect(try await changes(of: nil, by: library.eva).count == 1)
    let publisher = try await library.memberOfPublisher()
    for format in SyndicationFormat.allCases where format.saysWhatIsGone {
      #expect(try await !export(["chess"], as: format, by: publisher).contains("Qzv"))
    }
    await publisher.close()
    await library.close()
  }

  @Test func `a typographical correction compares the texts themselves`() async throws {
    let library = try await Library(in: database)
    let id = try await ferry(in: library)
    func refuse(_ rule: String) async throws {
      let rejection = await #expect(throws: ArticleRejection.self) {
        try await library.anna.correct(id, as: .refile, notice: "A letter.")
      }
      #expect(rejection?.rule == rule)
    }
    try await refuse("alreadyLive")
    try await approve("The ferry left at six. It was late.", on: id, in: library)
    try await refuse("notTypographical")
    try await approve("The ferry leftt at seven. It was late.", on: id, in: library)
    let receipt = try await library.anna.correct(id, as: .refile, notice: "A letter.")
    #expect(receipt.recorded.map(\.event.storedType) == [.refiled])
    // The same command again.
    let again = try await library.anna.correct(id, as: .refile, notice: "A letter.")
    #expect(again.recorded.isEmpty)
    try await approve("The ferry left at seven. It was late.", on: id, in: library)
    try await library.erase(id, .revision(3))
    try await refuse("notTypographical")
    #expect(try await library.eva.show("ferry").value.corrections.map(\.kind) == [.refile])
    #expect(try await library.anna.verifyLog(keys: []).findings.isEmpty)
    await library.close()
  }

  @Test func `a killed article names the one to read instead, as long as that one is live`()
    async throws
  {
    let library = try await Library(in: database)
    let id = try await ferry(in: library)
    let other = try await library.draft("inquiry", body: "What happened.")
    let failure = await #expect(throws: Failure.self) {
      try await library.anna.kill(id, reason: "Wrong", notice: "Gone.", replacement: id)
    }
    #expect(failure?.kind == .refused)
    _ = try await library.anna.perform(.rename(to: .sample("boat")), on: id)
    _ = try await library.anna.kill(id, reason: "Wrong", notice: "Gone.", replacement: other)
    // The slugs still lead to the article.
    for slug in ["ferry", "boat"] {
      let shown = try await library.eva.show(slug).value
      #expect(shown.publication?.killNotice == "Gone.")
      #expect(shown.replacement == .sample("inquiry"))
    }
    #expect(try await !export(["boat"], by: library.eva).contains("inquiry"))
    try await library.publish(other)
    for format in [SyndicationFormat.jsonLD, .ninjs] {
      let text = try await export(["boat"], as: format, by: library.eva)
      #expect(text.contains("urn:uuid:\(other.uuidString.lowercased())"))
    }
    #expect(
      try await export(["boat"], as: .ninjs, by: library.eva)
        .contains("\"slugline\":\"inquiry\""))
    await library.close()
  }

  @Test func `an article can have a thousand corrections and more`() async throws {
    let library = try await Library(in: database)
    let past = Date(timeIntervalSince1970: 1_700_000_000)
    let corrections = (1...1_000).map { number in
      ImportedArticle.Correction(
        kind: .correction, notice: "Notice \(number).", origin: .init(by: nil, at: past))
    }
    let imported = ImportedArticle(
      slug: .sample("ferry"), content: .sample(), origin: .init(by: nil, at: past),
      publication: .init(firstAt: past, last: .init(by: nil, at: past)), corrections: corrections)
    let item = ImportItem.past(imported, body: "The ferry left at seven.", from: [1])
    #expect(try await library.anna.importItems([item]).imported == 1)
    let id = try await library.eva.find("ferry")
    try await approve("The ferry left at six.", on: id, in: library)
    _ = try await library.anna.correct(id, as: .correction, notice: "It left at six.")

    let shown = try await library.eva.show("ferry").value
    #expect(shown.corrections.map(\.number) == Array(1...1_001))
    #expect(shown.publication?.corrections == 1_001)
    let list = try await library.eva.corrections(of: "ferry", limit: 3).value.rows
    #expect(list.map(\.row.number) == [1_001, 1_000, 999])
    #expect(list.map { $0.fields.isEmpty } == [false, true, true])
    let text = try await export(["ferry"], by: library.eva)
    #expect(text.matches(of: /CorrectionComment/).count == 1_001)
    #expect(text.contains("\"position\":1001,"))
    await library.close()
  }
}
