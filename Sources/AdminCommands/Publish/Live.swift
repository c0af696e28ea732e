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

      With --corrections, the list shows corrections with the words before and after, last one \
      first: those of one article, or of all that the public can read. If a text was erased, the \
      list says so.
      """,
    examples: [
      Example("galley live --limit 10", "See what was published last."),
      Example("galley live --at 2026-12-01T06:00:00Z", "See what the public saw at that moment."),
      Example("galley live --slugs", "Print only slugs, for another command."),
      Example("galley live cat-news --intervals", "See when each revision was live."),
      Example("galley live --corrections", "See what was corrected last, and how."),
      Example("galley live cat-news --corrections", "See the corrections of an article."),
    ])

  @Argument(
    help: "With --intervals or --corrections: the article, as for 'galley show'.", valueName: "ref",
    completion: ArticleArgument.completion)
  package var article: String?
  @Flag(name: "intervals", help: "List when each revision of the article was live.") package
    var intervals: Bool
  @Flag(name: "corrections", help: "List corrections with the words before and after.") package
    var corrections: Bool
  @OptionGroup(title: nil) package var page: PagingArguments<LiveCursor>
  @OptionGroup(title: nil) package var slugs: SlugsArgument
  @OptionGroup(title: "Options for the past") package var asOf: AsOfArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    try asOf.validate()
    if intervals, article == nil {
      throw ArgumentValueError("--intervals needs an article.")
    }
    if [intervals, corrections, slugs.isGiven].count(where: \.self) > 1 {
      throw ArgumentValueError("Give only one of --intervals, --corrections and --slugs.")
    }
    if article != nil, !intervals, !corrections {
      throw ArgumentValueError("An article can only be given with --intervals or --corrections.")
    }
    switch page.after {
    case .article? where corrections, .correction? where !corrections:
      throw ArgumentValueError("--after must be a cursor of the same list.")
    default: break
    }
  }

  package func run() async throws {
    if corrections {
      try await showCorrections()
    } else if let article {
      try await showIntervals(of: article)
    } else {
      try await showLive()
    }
  }

  private func showCorrections() async throws {
    let progress = asOf.reporter(global)
    defer { progress.clear() }
    let found = try await global.withMember { member in
      try await member.corrections(
        of: article, limit: page.limit.count, after: page.after?.correction, asOf: asOf.moment
      ) { try progress.report($0) }
    }
    progress.clear()
    let console = global.console
    let list = console.value(of: found)
    try console.show(list.rows) {
      if list.rows.isEmpty { console.tell("nothing was corrected") }
      return CorrectionText(list.rows, screen: console.screen).text
    }
    try page.tellMore(after: list.next.map { .correction($0) }, on: console)
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
      try await member.live(limit: page.limit.count, after: page.after?.article, asOf: asOf.moment)
      {
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
    try page.tellMore(after: articles.next.map { .article($0) }, on: console)
  }
}
