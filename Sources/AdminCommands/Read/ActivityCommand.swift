package import ArgumentParsing
package import EditorialReadModels
import Foundation
import Newsroom
import Terminal

package struct ActivityCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "activity", abstract: "Show who did what in the newsroom, latest first.",
    discussion: """
      For one article, 'galley history' shows the same with the texts of notes. REF is a short \
      name of the article for other commands.
      """,
    examples: [
      Example("galley activity", "See what happened last."),
      Example(
        "galley activity --by eva --since Monday", "See what Eva has done since Monday."),
      Example(
        "galley activity --since 8:00 --slugs",
        "Print the slugs of the articles that somebody worked on."),
    ])

  @Option(
    name: "by", help: "Only what this person did.", valueName: "name",
    completion: NameCompletion.person)
  package var person: String?
  @Option(
    name: "since", help: "Only what was done at this time or later; a date means its start.",
    valueName: "time")
  package var since: String?
  @OptionGroup(title: nil) package var page: PagingArguments<PositionCursor>
  @OptionGroup(title: nil) package var slugs: SlugsArgument
  @OptionGroup(title: "Options for the past") package var asOf: AsOfArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    try asOf.validate()
    try TimeReader.check(since, .past)
  }

  package func run() async throws {
    let progress = asOf.reporter(global)
    defer { progress.clear() }
    let found = try await global.withMember { member in
      try await member.activity(
        by: person, since: TimeReader.upToNow(since), limit: page.limit.count, after: page.after,
        asOf: asOf.moment
      ) { try progress.report($0) }
    }
    progress.clear()
    let console = global.console
    let entries = console.value(of: found)
    if slugs.isGiven {
      try console.show(slugs: entries.rows.compactMap(\.slug))
    } else {
      try console.show(entries.rows) {
        if entries.rows.isEmpty { console.tell("nothing was done") }
        return ActivityText(entries.rows, screen: console.screen).text
      }
    }
    try page.tellMore(after: entries.next, on: console)
  }
}
