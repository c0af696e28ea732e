import Editorial
import Foundation
import Newsroom
import Pictures
import PostgreSQL
import TestSupport
import Testing

/// What remains of an erased text in the files of the database.
@Suite(.database) struct ErasedSpaceTests {
  let database = TestDatabase.current

  /// For the older transactions of other tests. Their databases are on the same server.
  private let patience = Duration.seconds(300)

  /// For each word, the files of the database that contain it.
  private func files(holding words: [String]) async throws -> [String: [String]] {
    let session = try await database.session()
    try await session.run("CHECKPOINT")
    let data: String = try await session.value("SELECT current_setting('data_directory')")
    let id: String = try await session.value(
      "SELECT oid::text FROM pg_database WHERE datname = current_database()")
    let directory = URL(filePath: data).appending(path: "base/\(id)")
    var found: [String: [String]] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: directory.path) {
      let bytes = try Data(contentsOf: directory.appending(path: name))
      for word in words where bytes.range(of: Data(word.utf8)) != nil {
        found[word, default: []].append(name)
      }
    }
    return found
  }

  /// Text that cannot be compressed, so that it is readable where it is stored.
  private func noise(_ count: Int, _ random: inout SeededGenerator) -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ+/=.,-;")
    return String((0..<count).map { _ in letters.randomElement(using: &random) ?? " " })
  }

  @Test func `nothing of an erased text is left in a heap, a TOAST table or an index`()
    async throws
  {
    let library = try await Library(in: database)
    var random = SeededGenerator(seed: 20_261_125)
    let words = ["qzvinlineq", "qzvtoastedq", "qzvnotedq", "qzvremarkq"]
    let inline = try await library.draft("inline", body: "Before \(words[0]) after.")
    let toasted = try await library.draft(
      "toasted", body: "\(noise(9_000, &random)) \(words[1]) \(noise(9_000, &random))")
    _ = try await library.eva.note("A \(words[2]) of few words.", on: inline)
    try await database.session().run(
      """
      INSERT INTO galley.revision_links (id, digest, article, revision, reader, made_by, expires_at)
        VALUES ('\(inline)', sha256('a'), '\(inline)', 1, 'Ada', 'eva', now() + '1 day');
      INSERT INTO galley.link_remarks (link, name, remark)
        VALUES ('\(inline)', 'Ada', 'The \(words[3]) is wrong.')
      """)
    try await library.draft("kept", body: "Before qzvkeptq after.")
    #expect(try await library.find("qzvinlineq") == ["inline"])
    #expect(try await library.find("qzvtoastedq") == ["toasted"])
    // A picture, whose chunk is not compressed.
    let seen = try await library.draft("seen", body: "![A wall](wall.png)")
    var pictured = WrittenArticle(content: .sample(), body: "![A wall](wall.png)")
    let file = try PictureFile(SamplePicture.png(texts: ["Author\0qzvpicturedq"]))
    _ = try pictured.add(GivenPictures([("wall.png", file)]))
    _ = try await library.eva.revise(seen, to: pictured)
    #expect(try await files(holding: ["qzvpicturedq"]).count == 1)
    try await database.session().run("ANALYZE")
    #expect(try await files(holding: words).count == 4)
    // The words are also in the text index.
    #expect(try await files(holding: words)[words[0], default: []].count >= 2)

    for id in [inline, toasted, seen] { try await library.erase(id) }
    try await library.erase(inline, .note(2))
    #expect(try await library.anna.rewriteErasedSpace(patience: patience) == .rewritten)
    #expect(try await files(holding: words + ["qzvpicturedq"]) == [:])
    #expect(try await files(holding: ["qzvkeptq"]).count == 1)
    #expect(try await library.find("qzvkeptq") == ["kept"])
  }

  @Test func `an erasure waits for transactions that can still see the text`() async throws {
    let library = try await Library(in: database)
    let id = try await library.draft("ferry", body: "A qzvseenq text.")
    let reader = try await database.session(as: "otto")
    try await reader.run(
      "BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM galley.events")
    try await library.erase(id)
    let error = await #expect(throws: Failure.self) {
      try await library.anna.rewriteErasedSpace(patience: .milliseconds(100))
    }
    #expect(error?.kind == .conflict)
    #expect(
      error?.description
        == "the text is erased, but its disk space has not been rewritten: the transaction of "
        + "process \(reader.processID) is older and can still see the text")
    #expect(error?.remedies == [.repeatErasure])
    try await reader.run("COMMIT")
    #expect(try await library.anna.rewriteErasedSpace(patience: patience) == .rewritten)
    #expect(try await files(holding: ["qzvseenq"]) == [:])
  }

  @Test(arguments: [Duration.milliseconds(200), .seconds(1)])
  func `an erasure does not wait for locked tables without limit`(limit: Duration) async throws {
    let library = try await Library(in: database)
    let holder = try await database.session()
    try await holder.run("BEGIN; LOCK TABLE galley.texts IN ACCESS SHARE MODE")
    let error = await #expect(throws: Failure.self) {
      try await library.anna.rewriteErasedSpace(patience: limit)
    }
    #expect(error?.kind == .conflict)
    try await holder.run("COMMIT")
    #expect(try await library.anna.rewriteErasedSpace(patience: patience) == .rewritten)
  }

  @Test func `on a shared server, an admin learns what an owner must run`() async throws {
    let anna = try await database.member(withLogin: "anna")
    let statement =
      "VACUUM (FULL) galley.texts, galley.pictures, galley.working_copies, galley.link_remarks, "
      + "read.search_vectors, pg_catalog.pg_statistic"
    #expect(try await anna.rewriteErasedSpace() == .left(statement: statement))
    let owner = try await database.session()
    try await owner.run("SET ROLE galley_owner")
    try await owner.run(statement)
    await anna.close()
    let superuser = try await Newsroom.open(.shared(url: database.url())).acting()
    #expect(try await superuser.rewriteErasedSpace(patience: patience) == .rewritten)
    await superuser.close()
  }
}
