package import ArgumentParsing
import Editorial
import EditorialReadModels
package import Newsroom
import Terminal

package struct Mine: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "mine", abstract: "Show what you have to do, and what waits for others.",
    discussion: """
      The groups are: articles that were sent back to you, with who and why; submitted articles \
      that you may approve; drafts and approved articles that are assigned to you; your other \
      drafts; and your articles that wait for review. Killed and spiked articles are left out. REF is a short name of the \
      article for other commands.
      """,
    examples: [
      Example("galley mine", "Start the day."),
      Example("galley mine --only sent-back", "See only what was sent back."),
      Example("galley mine --only drafts --slugs", "Print the slugs of your drafts."),
      Example("galley mine --at 2026-12-01T06:00:00Z", "See what waited for you then."),
    ])

  @Option(name: "only", help: "Show only this group.", valueName: "group")
  package var only: PersonalWork.Group?
  @OptionGroup(title: nil) package var page: PageArguments
  @OptionGroup(title: nil) package var slugs: SlugsArgument
  @OptionGroup(title: "Options for the past") package var asOf: AsOfArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    try asOf.validate()
    try page.requireOneGroup(only != nil)
  }

  package func run() async throws {
    let groups = only.map { [$0] } ?? PersonalWork.Group.allCases
    let progress = asOf.reporter(global)
    defer { progress.clear() }
    let (found, actor) = try await global.withMember { member in
      let answer = try await member.personalWork(
        groups, limit: page.limit.count, after: page.after, asOf: asOf.moment
      ) { try progress.report($0) }
      return (answer, member.actor)
    }
    progress.clear()
    let console = global.console
    let work = console.value(of: found)
    if slugs.isGiven {
      try console.show(slugs: groups.flatMap { work.pages[$0]?.rows ?? [] }.map(\.row.slug))
    } else {
      let tables = WorkTables(work).groups
      try console.show(work) { tables.text(for: console.screen) }
    }
    if work.isEmpty { console.tell(work.emptySentence(for: actor, isFiltered: only != nil)) }
    try page.tellMore(
      groups.map { (" \($0.noun)", $0.rawValue, work.pages[$0]?.next) }, on: console)
  }
}

extension PersonalWork.Group: ExpressibleByArgument {}
