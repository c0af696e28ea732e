import EventSourcing
import Foundation
import Testing

struct AppendErrorTests {
  private static let id = UUID(uuid: (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 0xAB))

  @Test(arguments: [
    (
      AppendError.staleVersion(expected: 3),
      "others recorded something at the same time; try again"
    ),
    (
      .nameTaken("wall", by: nil),
      "the slug wall is taken, now or formerly, by another article"
    ),
    (
      .commandIDReused(id),
      "command id 01020304-0506-0708-090a-0b0c0d0e0fab was given to another command; "
        + "use a new one for each command"
    ),
    (.refused("a payload is a JSON object"), "the log refuses it: a payload is a JSON object"),
    (
      .notPermitted(type: "ArticleKilled"), "your role may not record ArticleKilled; ask an admin"
    ),
    (
      .notPermitted(type: nil),
      "this login is not an active person of this newsroom"
    ),
  ])
  func `a refusal states the reason`(error: AppendError, text: String) {
    #expect(error.description == text)
  }
}
