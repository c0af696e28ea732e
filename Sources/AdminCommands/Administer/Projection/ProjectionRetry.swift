package import ArgumentParsing
import Foundation
import Newsroom
import PlainText
import Terminal

package struct ProjectionRetry: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "retry", abstract: "Apply quarantined events again.",
    discussion: """
      If a read model cannot apply an event, it quarantines the article and continues with the \
      others. When the cause has been removed, for example by a newer galley, this applies the \
      pending events of each quarantined article. The exit code is 1 if any article remains in \
      quarantine.
      """,
    examples: [
      Example("galley projection retry board", "Retry the quarantined articles of the board."),
      Example(
        "galley projection retry --all", "Retry the quarantined articles of every read model."),
    ])

  @Argument(
    help: "The read models.", valueName: "name",
    completion: .values(ReadModelNames.all))
  package var names: [String] = []
  @Flag(name: "all", help: "Retry every read model.") package var all: Bool
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    guard names.isEmpty == all else {
      throw ArgumentValueError("Name the read models to retry, or give --all, and not both.")
    }
    try ReadModelNames.check(names)
  }

  package func run() async throws {
    let chosen = ReadModelNames.chosen(names)
    let answers = try await global.withMember { member in
      var answers: [RetriedAnswer] = []
      for name in chosen { answers.append(try await member.retry(name)) }
      return answers
    }
    try global.console.report(answers) { answers.map(\.text).joined() }
    let waiting = answers.reduce(0) { $0 + $1.waiting }
    guard waiting > 0 else { return }
    throw Failure(
      .failed,
      waiting == 1
        ? "1 article is still in quarantine; a newer galley may be able to apply its events"
        : "\(waiting) articles are still in quarantine; a newer galley may be able to apply their events"
    )
  }
}

extension RetriedAnswer {
  var text: String {
    guard !articles.isEmpty else { return "\(name): nothing in quarantine\n" }
    return articles.map { article in
      let applied =
        "\(name): article \(article.article.text): "
        + "\(Count.of(article.applied, "event")) applied"
      guard let position = article.position, let error = article.error else {
        return applied + "\n"
      }
      return "\(applied); still in quarantine from position \(position): \(error)\n"
    }.joined()
  }
}
