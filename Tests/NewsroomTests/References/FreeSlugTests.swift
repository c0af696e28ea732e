import Editorial
import PlainText
import TestSupport
import Testing

@testable import Newsroom

/// When a slug is taken, the refusal proposes a free one.
@Suite(.database) struct FreeSlugTests {
  let database = TestDatabase.current

  private func draft(_ slug: String, as eva: Member) async throws -> Receipt {
    try await eva.draft(
      WrittenArticle(content: .sample(), body: "About \(slug)."), slug: .sample(slug))
  }

  private func proposal(_ work: () async throws -> Receipt) async -> [Remedy]? {
    let failure = await #expect(throws: Failure.self) { try await work() }
    #expect(failure?.kind == .refused)
    #expect(failure?.reason.hasPrefix("the slug ") == true)
    return failure?.remedies
  }

  @Test func `a draft and a renaming get the first number that no article has or had`()
    async throws
  {
    let eva = try await database.member(as: "eva")
    _ = try await draft("wall", as: eva)
    let dam = try await draft("wall-2", as: eva).id
    _ = try await eva.perform(.rename(to: .sample("dam")), on: dam)
    #expect(
      await proposal { try await draft("wall", as: eva) } == [.chooseSlug(free: .sample("wall-3"))])
    #expect(
      await proposal { try await eva.perform(.rename(to: .sample("wall")), on: dam) }
        == [.chooseSlug(free: .sample("wall-3"))])
    _ = try await draft("wall-3", as: eva)
    #expect(
      await proposal { try await draft("wall", as: eva) } == [.chooseSlug(free: .sample("wall-4"))])
    await eva.close()
  }

  @Test func `a proposal for a long slug is shortened to fit`() async throws {
    let eva = try await database.member(as: "eva")
    let long = String(repeating: "long-", count: 15) + "walls"
    _ = try await draft(long, as: eva)
    let remedies = await proposal { try await draft(long, as: eva) }
    guard case .chooseSlug(let free?) = remedies?.first else {
      Issue.record("\(String(describing: remedies))")
      return
    }
    #expect(free.text.hasPrefix("long-long-") && free.text.hasSuffix("-2"))
    _ = try await draft(free.text, as: eva)
    await eva.close()
  }
}
