package import ArgumentParsing
import EditorialReadModels
import Newsroom
import PostgresEventStore
import Terminal

package struct ProjectionRetry: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "retry", abstract: "Apply what waits because an event could not be applied.",
    discussion: """
      An event that a read model cannot apply stops its own article there, and the rest goes on. \
      Once the cause is gone, as by a newer galley, this applies what waits, article by article. \
      The exit code is 1 when something still waits.
      """,
    examples: [
      Example("galley projection retry board", "Try again what waits in the board."),
      Example("galley projection retry --all", "Try again what waits in any read model."),
    ])

  @Argument(
    help: "The read models.", valueName: "name",
    completion: .values(ReadModels.all.map { $0.name }))
  package var names: [String] = []
  @Flag(name: "all", help: "Retry in every read model.") package var all: Bool
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    guard names.isEmpty == all else {
      throw ArgumentValueError("Name the read models to retry in, or give --all.")
    }
    try ReadModelNames.check(names)
  }

  package func run() async throws {
    let chosen = ReadModelNames.chosen(names)
    let answers = try await global.withMember { member in
      var answers: [RetriedAnswer] = []
      for name in chosen { answers.append(RetriedAnswer(name, try await member.retry(name))) }
      return answers
    }
    try global.console.show(answers) { answers.map(\.text).joined() }
    let waiting = answers.reduce(0) { $0 + $1.waiting }
    guard waiting > 0 else { return }
    throw Failure(
      .failed,
      waiting == 1
        ? "1 article still waits; a newer galley may be able to apply its events"
        : "\(waiting) articles still wait; a newer galley may be able to apply their events")
  }
}
