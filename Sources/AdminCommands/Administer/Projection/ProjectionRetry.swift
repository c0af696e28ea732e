package import ArgumentParsing
import EditorialReadModels
import Foundation
import Newsroom
import PostgresEventStore

package struct ProjectionRetry: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "retry", abstract: "Apply the events that wait in quarantine.",
    discussion: """
      An event that cannot be applied to a read model stops its own article there; the article's \
      later events wait with it, and everything else goes on. Once the cause is gone, as with a \
      newer galley, this applies what waits. What still cannot be applied stays, and the exit code \
      is 1.
      """,
    examples: [
      Example("galley projection retry board", "Try again in one read model."),
      Example("galley projection retry --all", "Try again in all of them."),
    ])

  @Argument(
    help: "The read models.", valueName: "name",
    completion: .values(ReadModels.all.map { $0.name }))
  package var names: [String] = []
  @Flag(help: "Retry in every read model.") package var all: Bool
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    guard names.isEmpty == all else {
      throw ArgumentValueError("Name the read models to retry in, or give --all.")
    }
    try ReadModelNames.check(names)
  }

  package func run() async throws {
    let chosen = all ? ReadModels.all.map { $0.name } : names
    let answers = try await global.withNewsroom { newsroom in
      var answers: [RetryAnswer] = []
      for name in chosen {
        answers += try await newsroom.retry(name).map { outcome in
          RetryAnswer(
            name: name, article: outcome.stream.uuidString.lowercased(),
            applied: outcome.applied, position: outcome.fault?.position,
            error: outcome.fault?.reason)
        }
      }
      return answers
    }
    let console = global.console
    if answers.isEmpty { console.tell("nothing waits") }
    try console.show(answers) { answers.map(\.line).joined() }
    let waiting = answers.count { $0.error != nil }
    guard waiting > 0 else { return }
    throw NewsroomError(
      .failed, waiting == 1 ? "1 article still waits" : "\(waiting) articles still wait")
  }
}

/// What has become of one article's events.
private struct RetryAnswer: Encodable {
  let name: String
  let article: String
  let applied: Int
  /// Where it still waits; nil when it goes on.
  let position: Int64?
  let error: String?

  var line: String {
    let events = applied == 1 ? "1 event" : "\(applied) events"
    let end = error.map { "waits from position \(position ?? 0) on: \($0)" } ?? "goes on"
    return "\(name): article \(article): \(events) applied, \(end)\n"
  }
}
