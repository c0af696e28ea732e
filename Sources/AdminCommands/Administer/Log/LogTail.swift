package import ArgumentParsing
package import Editorial
import Foundation
import Newsroom
import Terminal

package struct LogTail: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "tail", abstract: "Show the last events of the log.",
    discussion: """
      With --after, the command shows the first events after a position instead. With --follow, it \
      continues with the events that are recorded from now on, until Ctrl-C; in JSON, each is on \
      a line. The slug is the one that the article had right after the event.
      """,
    examples: [
      Example("galley log tail -n 3", "Show the last three events."),
      Example("galley log tail --actor eva --since yesterday", "See what Eva did."),
      Example(
        "galley log tail --follow --after 1200 --format ndjson",
        "Pass all events after position 1200 to another program."),
    ])

  @Option(
    name: "number", short: "n", help: "How many events (default: 10, or 1000 with --after).",
    valueName: "number")
  package var number: CountArgument?
  @Option(name: "after", help: "Only events after this position.", valueName: "position")
  package var after: Int64?
  @Option(
    name: "actor", help: "Only events of this person.", valueName: "name",
    completion: NameCompletion.person)
  package var actor: String?
  @Option(name: "type", help: "Only events of this type.", valueName: "type")
  package var type: LoggedEventType?
  @Option(
    name: "article", help: "Only events of this article, as for 'galley show'.", valueName: "ref",
    completion: ArticleArgument.completion)
  package var article: String?
  @Option(
    name: "since", help: "Only events recorded since then, such as '2h ago'.", valueName: "time")
  package var since: String?
  @Flag(name: "follow", short: "f", help: "Wait for new events, until Ctrl-C.")
  package var follow: Bool
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    try TimeReader.check(since, .past)
    if follow, global.format == .csv {
      throw ArgumentValueError("--follow cannot print CSV; use --format ndjson.")
    }
    if let after, after < 0 {
      throw ArgumentValueError("--after must be a whole number from 0.")
    }
  }

  package func run() async throws {
    let console = global.console
    try await global.withMember { member in
      let query = LogQuery(
        actor: actor, type: type, article: try await find(with: member),
        since: try TimeReader.upToNow(since))
      let reading = LogReading(member: member, query: query, console: console)
      if follow {
        try await reading.follow(after: after, number?.count)
      } else {
        try await reading.show(after: after, number?.count)
      }
    }
  }

  private func find(with member: Member) async throws -> UUID? {
    guard let article else { return nil }
    return try await member.find(article)
  }
}

extension LoggedEventType: ExpressibleByArgument {}
