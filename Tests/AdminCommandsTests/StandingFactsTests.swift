import Foundation
import Terminal
import Testing

@testable import AdminCommands
@testable import EditorialReadModels
@testable import Newsroom

/// What 'galley show' says about pending items.
struct StandingFactsTests {
  private func lines(embargo: Date, now: Date) -> String {
    let sample = AnswerSample.fullAnswer
    var board = sample.board
    board.embargo = embargo
    let answer = ArticleAnswer(
      board: board, revision: sample.revision, body: nil, erased: nil, publication: nil,
      corrections: [], slugs: [], past: nil)
    let screen = TerminalCapabilities(
      isTerminal: false, width: 80, allowsColour: false, allowsRedrawing: false)
    return Invocation.$current.withValue(Invocation(environment: ["TZ": "UTC"])) {
      StandingFacts(answer, now: now).facts.text(for: screen)
    }
  }

  @Test func `an embargo that has passed is not shown as pending`() {
    let noon = Date(timeIntervalSince1970: 4_000_000_000)
    #expect(
      lines(embargo: noon, now: noon - 1).contains("\nembargo    until Tue 2 Oct 2096 07:06 UTC"))
    #expect(lines(embargo: noon, now: noon).contains("\nembargo    ended Tue 2 Oct 2096 07:06 UTC"))
  }

  @Test func `a refused schedule is explained in words`() {
    let text = lines(embargo: .distantPast, now: .distantPast).split { $0.isWhitespace }
      .joined(separator: " ")
    #expect(text.contains("refused when it was due: the embargo had not ended"))
    #expect(!text.contains("embargoed"))
  }
}
