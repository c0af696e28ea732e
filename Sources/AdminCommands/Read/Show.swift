package import ArgumentParsing
import Manuscripts
import Newsroom
import PlainText
import Terminal

package struct Show: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "show", abstract: "Show an article as its readers would see it, and where it stands.",
    discussion: """
      The working revision is shown unless another is asked for. Of a killed article the notice is \
      shown in place of the text.

      With --manuscript the article is printed as the Markdown file that it can be revised from: \
      its front matter names the revision, so that a change that somebody else saved meanwhile \
      is not overwritten.
      """,
    examples: [
      Example("galley show cat-news", "Read the working revision."),
      Example("galley show cat-news --revision 1", "Read the first one."),
      Example("galley show cat-news --at 2026-12-01T06:00:00Z", "Read it as it was then."),
      Example("galley show cat-news --manuscript > cat.md", "Take it into an editor."),
    ])

  @Argument(
    help: ArticleArgument.help, valueName: "ref", completion: ArticleArgument.completion)
  package var article: String
  @Option(name: "revision", help: "The revision to show.", valueName: "number") package
    var revision: CountArgument?
  @Flag(name: "manuscript", help: "Print a Markdown file that 'galley revise' takes.") package
    var manuscript: Bool
  @OptionGroup(title: "Options for the past") package var asOf: AsOfArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) { try asOf.validate() }

  package func run() async throws {
    let found = try await global.withMember { member in
      try await member.show(article, revision: revision?.count, asOf: asOf.moment)
    }
    let console = global.console
    let answer = console.value(of: found, as: "article")
    if manuscript, global.format == .table {
      // Exact where a file or a program takes it, inert where somebody looks at it.
      let text = try ManuscriptFile(answer).text
      try console.output.write(
        console.screen.isTerminal ? SanitizedText(block: text).description : text)
    } else {
      try console.show(answer) { ArticleScreen(answer, screen: console.screen).text }
    }
  }
}
