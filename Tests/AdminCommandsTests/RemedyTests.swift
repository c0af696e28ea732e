import Editorial
import Foundation
import Newsroom
import Testing

@testable import AdminCommands

@Suite struct RemedyTests {
  @Test func `the program turns a remedy into advice with its own commands`() {
    let id = UUID(uuidString: "0193a7c2-7d1e-7c4f-9b1a-2f6d1c0e8a55") ?? UUID()
    let cases: [(Failure, String)] = [
      (
        Failure(.notFound, "there is no article 'dam' as of position 2", .listArticles(asOf: 2)),
        "there is no article 'dam' as of position 2; see 'galley list --at-position 2'"
      ),
      (
        Failure(.notFound, "there is no article 'wal'", .chooseArticle(["wall", "walk"])),
        "there is no article 'wal'; did you mean wall, walk?"
      ),
      (
        Failure(.forbidden, "there is no active person 'eva' here", .addUser("eva")),
        "there is no active person 'eva' here; an admin can run 'galley user add eva --role ROLE'"
      ),
      (
        Failure(.unavailable, "the connection was lost", .repeatCommand(id)),
        "the connection was lost; repeat it with --command-id "
          + "0193a7c2-7d1e-7c4f-9b1a-2f6d1c0e8a55, which records it only once"
      ),
      (
        Failure(.conflict, "wall is at version 3, not 2", .seeHistory(of: Slug("wall"))),
        "wall is at version 3, not 2; see 'galley history wall' and try again"
      ),
      (Failure(.failed, "no"), "no"),
    ]
    for (failure, sentence) in cases { #expect(failure.sentence == sentence) }
  }
}
