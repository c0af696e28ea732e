package import ArgumentParsing
import EditorialReadModels
import Newsroom

package struct Live: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "live",
    abstract: "List what the public can read, last published first.",
    discussion: """
      The list shows the live revision of each article; a newer draft changes nothing here until \
      it is published. An article on hold is not live: 'galley agenda --only held' lists those. \
      With --at, the list shows what the public saw at that moment. With \
      --intervals, the command shows when each revision of one article was live.
      """,
    examples: [
      Example("galley live --limit 10", "See what was published last."),
      Example("galley live --at 2026-12-01T06:00:00Z", "See what the public saw at that moment."),
      Example("galley live --slugs", "Print only slugs, for another command."),
      Example("galley live cat-news --intervals", "See when each revision was live."),
    ])

  @Argument(
    help: "With --intervals: the article, as for 'galley show'.", valueName: "ref",
    completion: ArticleArgument.completion)
  package var article: String?
  @Flag(name: "intervals", help: "List when each revision of the article was live.") package
    var intervals: Bool
  @OptionGroup(title: nil) package var page: PageArguments
  @OptionGroup(title: nil) package var slugs: SlugsArgument
  @OptionGroup(title: "Options for the past") package var asOf: AsOfArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    try asOf.validate()
    if intervals, article == nil {
      throw ArgumentValueError("--intervals needs an article.")
    }
    if intervals, slugs.isGiven {
      throw ArgumentValueError("Give --intervals or --slugs, not both.")
    }
    if article != nil, !intervals {
      throw ArgumentValueError("An article can only be given with --intervals.")
    }
  }

  package func run() async throws {
    if let article { try await showIntervals(of: article) } else { try await showLive() }
  }

  private func showIntervals(of article: String) async throws {
    let answer = try await global.withMember {
      try await $0.intervals(article, asOf: asOf.moment)
    }
    let console = global.console
    let intervals = console.value(of: answer)
    try console.show(
      intervals, as: IntervalTable(intervals).table, ifEmpty: "the article was never live")
  }

  private func showLive() async throws {
    let progress = asOf.reporter(global)
    defer { progress.clear() }
    let found = try await global.withMember { member in
      try await member.live(limit: page.limit.count, after: page.after, asOf: asOf.moment) {
        try progress.report($0)
      }
    }
    progress.clear()
    let console = global.console
    let articles = console.value(of: found)
    if slugs.isGiven {
      try console.show(slugs: articles.rows.map(\.row.slug))
    } else {
      try console.show(
        articles.rows, as: LiveTable(articles.rows).table, ifEmpty: "nothing is live")
    }
    try page.tellMore(after: articles.next, on: console)
  }
}
