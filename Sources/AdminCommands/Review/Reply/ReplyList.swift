package import ArgumentParsing
package import Editorial
import EditorialReadModels
import Newsroom

package struct ReplyList: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "list", abstract: "List the replies of readers, longest wait first.",
    discussion: """
      Without options, the list has the replies that wait for a decision. In JSON, it also has the \
      e-mail addresses.
      """,
    examples: [
      Example("galley reply list", "See which replies wait, and for how long."),
      Example("galley reply list --status approved", "See the replies that are approved."),
      Example("galley reply list --all --article cat-news", "See every reply to an article."),
    ])

  @Option(name: "status", help: "Only replies with this status.", valueName: "status")
  package var status: ReplyStatus?
  @Flag(name: "all", help: "Replies with any status.") package var all: Bool
  @Option(
    name: "article", help: "Only replies to this article.", valueName: "ref",
    completion: ArticleArgument.completion)
  package var article: String?
  @OptionGroup(title: nil) package var page: PageArguments
  @OptionGroup(title: "Options for the past") package var asOf: AsOfArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    try asOf.validate()
    if all, status != nil { throw ArgumentValueError("Give only one of --status and --all.") }
  }

  package func run() async throws {
    let query = ReplyQuery(
      status: all ? nil : status ?? .received, after: page.after, limit: page.limit.count)
    let progress = asOf.reporter(global)
    defer { progress.clear() }
    let found = try await global.withMember { member in
      try await member.replies(query, to: article, asOf: asOf.moment) { try progress.report($0) }
    }
    progress.clear()
    let console = global.console
    let replies = console.value(of: found)
    try console.show(replies.rows) {
      if replies.rows.isEmpty {
        console.tell(query.status == .received ? "no reply is waiting" : "no replies")
      }
      return replies.rows.map { $0.text(on: console.screen) }.joined(separator: "\n")
    }
    try page.tellMore(after: replies.next, on: console)
  }
}

extension ReplyStatus: ExpressibleByArgument {}
