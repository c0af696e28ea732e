package import ArgumentParsing
import Editorial
import EditorialReadModels
package import Newsroom
import Terminal

package struct AgendaCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "agenda",
    abstract: "Show what is stuck, on hold, due, coming and live today.",
    discussion: """
      An article is stuck if a rule refused its publication or unpublication when it was due, if \
      no worker has carried out what is due, or if a read model cannot apply its events. The \
      agenda also says how many replies of readers wait for a decision, and how long the oldest \
      has waited. --zone decides when the day began. For the past, articles in quarantine are not \
      shown.
      """,
    examples: [
      Example("galley agenda", "See what the day brings."),
      Example("galley agenda --only stuck", "See what needs attention."),
      Example("galley agenda --zone Europe/Berlin", "Begin the day at midnight in Berlin."),
      Example("galley agenda --only due --slugs", "Print the slugs of what is due."),
    ])

  @Option(name: "only", help: "Show only this group.", valueName: "group")
  package var only: Agenda.Group?
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
    let groups = only.map { [$0] } ?? Agenda.Group.allCases
    let progress = asOf.reporter(global)
    defer { progress.clear() }
    let found = try await global.withMember { member in
      try await member.agenda(
        groups, zone: Invocation.current.zone.shown.timeZone, limit: page.limit.count,
        after: page.after,
        asOf: asOf.moment
      ) { try progress.report($0) }
    }
    progress.clear()
    let console = global.console
    let agenda = console.value(of: found)
    if slugs.isGiven {
      try console.show(slugs: groups.flatMap { agenda.slugs(in: $0) })
    } else {
      let tables = AgendaTables(agenda).groups
      try console.show(agenda) { tables.text(for: console.screen) }
      if tables.isEmpty {
        console.tell(
          only == nil
            ? "nothing is stuck, waiting, on hold, due, scheduled or embargoed, and nothing was published "
              + "today"
            : "nothing in this group")
      }
    }
    try page.tellMore(
      groups.map { (" \($0.noun)", $0.rawValue, agenda.next(in: $0)) }, on: console)
  }
}

extension Agenda.Group: ExpressibleByArgument {}

extension Agenda {
  fileprivate func slugs(in group: Group) -> [Slug] {
    switch group {
    case .stuck: stuck?.rows.compactMap { $0.row?.slug } ?? []
    case .replies: []
    case .due: due?.rows.map(\.row.slug) ?? []
    case .scheduled: scheduled?.rows.map(\.row.slug) ?? []
    case .held: held?.rows.map(\.row.slug) ?? []
    case .expiring: expiring?.rows.map(\.row.slug) ?? []
    case .embargoed: embargoed?.rows.map(\.row.slug) ?? []
    case .liveToday: liveToday?.rows.map(\.row.slug) ?? []
    }
  }

  fileprivate func next(in group: Group) -> PageCursor? {
    switch group {
    case .stuck: stuck?.next
    case .replies: nil
    case .due: due?.next
    case .scheduled: scheduled?.next
    case .held: held?.next
    case .expiring: expiring?.next
    case .embargoed: embargoed?.next
    case .liveToday: liveToday?.next
    }
  }
}
