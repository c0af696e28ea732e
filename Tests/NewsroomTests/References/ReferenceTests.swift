import Editorial
import EditorialReadModels
import Foundation
import PlainText
import PostgreSQL
import TestSupport
import Testing

@testable import Newsroom

/// A reference never resolves to an article other than the one that it names.
@Suite(.database) struct ReferenceTests {
  let database = TestDatabase.current

  private func draft(_ slug: String, as eva: Member) async throws -> Receipt {
    try await eva.draft(
      WrittenArticle(content: .sample(), body: "About \(slug)."), slug: .sample(slug))
  }

  /// Gives an article a slug that was allowed in former logs.
  private func claim(_ name: String, for id: UUID) async throws {
    _ = try await database.session().use { connection in
      try connection.execute("INSERT INTO galley.claims (name, stream) VALUES (\(name), \(id))")
    }
  }

  @Test func `a whole id means the article with that id, even if another has it as its slug`()
    async throws
  {
    let eva = try await database.member(as: "eva")
    let (wall, dam) = (try await draft("wall", as: eva).id, try await draft("dam", as: eva).id)
    let bare = wall.text.replacing("-", with: "")
    try await claim(wall.text, for: dam)
    try await claim(bare, for: dam)
    for reference in [wall.text, bare, wall.text.uppercased()] {
      #expect(try await eva.find(reference) == wall)
    }
    await eva.close()
  }

  @Test func `the id of no article is not a slug either`() async throws {
    let eva = try await database.member(as: "eva")
    let dam = try await draft("dam", as: eva).id
    let absent = UUID()
    try await claim(absent.text, for: dam)
    let failure = await #expect(throws: Failure.self) { try await eva.find(absent.text) }
    #expect(failure?.kind == .notFound)
    await eva.close()
  }

  @Test func `a slug that is also the beginning of another article's id is ambiguous`()
    async throws
  {
    let eva = try await database.member(as: "eva")
    let (wall, dam) = (try await draft("wall", as: eva).id, try await draft("dam", as: eva).id)
    let beginning = String(wall.text.prefix(23))
    try await claim(beginning, for: dam)
    let failure = await #expect(throws: Failure.self) { try await eva.find(beginning) }
    #expect(failure?.kind == .ambiguous)
    for id in [wall, dam] { #expect(failure?.reason.contains(id.text) == true) }
    #expect(try await eva.find(String(wall.text.prefix(28))) == wall)
    await eva.close()
  }

  @Test func `@ and the position of the first event is a short reference`() async throws {
    let eva = try await database.member(as: "eva")
    let wall = try await draft("wall", as: eva)
    let submitted = try await eva.perform(.submit, on: wall.id)
    let dam = try await draft("dam", as: eva)
    let reference = "@\(wall.position)"
    #expect(try await eva.find(reference) == wall.id)
    #expect(try await eva.find("@\(dam.position)") == dam.id)
    let shown = try await eva.show(reference).value
    #expect(shown.board.reference == reference)
    #expect(shown.board.article == wall.id)
    let past = try await eva.show(reference, asOf: .position(wall.position)).value
    #expect(past.board.reference == reference)
    await #expect(throws: Failure.self) {
      try await eva.show("@\(dam.position)", asOf: .position(wall.position))
    }
    let later = await #expect(throws: Failure.self) {
      try await eva.find("@\(submitted.position)")
    }
    #expect(later?.remedies == [.chooseArticle([reference])])
    await eva.close()
  }

  @Test(arguments: ["@", "@0", "@-1", "@1x", "@٣", "@ 1", "@99999999999999999999", "#1", "@@1"])
  func `anything else after @ fits no article`(_ reference: String) async throws {
    let eva = try await database.member(as: "eva")
    _ = try await draft("wall", as: eva)
    let failure = await #expect(throws: Failure.self) { try await eva.find(reference) }
    #expect(failure?.kind == .notFound)
    await eva.close()
  }
}
