import Editorial
import EventSourcing
import Foundation
import Testing

/// How long the words beside an article may be.
struct WordsLimitTests {
  private static func words(_ limit: WordsLimit, more: Int = 0) -> String {
    String(repeating: "ä", count: limit.characters + more)
  }

  /// Commands with words that are as long as they may be, and a little longer.
  private static func commands(_ more: Int) -> [(command: ArticleCommand, limit: WordsLimit)] {
    let (reason, notice) = (words(.reason, more: more), words(.notice, more: more))
    return [
      (.requestChanges(reason: reason), .reason), (.unpublish(reason: reason), .reason),
      (.liftEmbargo(reason: reason), .reason), (.spike(reason: reason), .reason),
      (.liftHold(reason: reason), .reason), (.hold(reason: reason, notice: nil), .reason),
      (.hold(reason: "a", notice: notice), .notice),
      (.correct(kind: .correction, notice: notice), .notice),
      (.kill(reason: reason, notice: "a"), .reason), (.kill(reason: "a", notice: notice), .notice),
      (.erase(.article, reason: reason, ground: "a"), .reason),
      (.erase(.article, reason: "a", ground: words(.ground, more: more)), .ground),
    ]
  }

  @Test func `words that are too long are refused with the name of their field`() throws {
    for (command, limit) in Self.commands(1) {
      let sentence =
        "the \(limit.rawValue) has \(limit.characters + 1) characters; shorten it to "
        + "\(limit.characters)"
      #expect("\(command.verb)") {
        try command.requireShortWords()
      } throws: {
        "\($0)" == sentence
      }
    }
    for (command, _) in Self.commands(0) { try command.requireShortWords() }
    #expect(throws: TooManyWords.self) {
      try ReplyCommand.reject(reason: Self.words(.reason, more: 1)).requireShortWords()
    }
    #expect(throws: TooManyWords.self) {
      try ReplyCommand.erase(reason: "a", ground: Self.words(.ground, more: 1)).requireShortWords()
    }
    try ReplyCommand.withdraw(reason: Self.words(.reason)).requireShortWords()
  }

  @Test func `longer words that are recorded already are still valid`() throws {
    let story = try Story.drafted()
    let reason = Self.words(.reason, more: 1)
    let spiked = story.and(.spiked(reason: reason))
    #expect(spiked.state.editorialState == .spiked)
    #expect(Article.objection(to: spiked.events.suffix(1), on: story.state) == nil)
  }
}
