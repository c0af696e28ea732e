package import ArgumentParsing
import Newsroom
import Terminal

package struct Diff: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "diff", abstract: "Show the words that differ between two revisions.",
    discussion: """
      Without numbers, the command compares the working revision with the last published one. If \
      that is the same revision, or if nothing was published, it compares with the previous \
      revision. With one number, it compares that revision with the working one; with two \
      numbers, the first with the second.

      Removed words are red and struck out; inserted words are green. Without colour, they \
      appear in [-…-] and {+…+}.
      """,
    examples: [
      Example("galley diff cat-news", "See what an approval would change for the public."),
      Example("galley diff cat-news 1 3", "See what changed from revision 1 to 3."),
    ])

  @OptionGroup(title: nil) package var article: ArticleArgument
  @Argument(help: "The older revision.", valueName: "n") package var from: CountArgument?
  @Argument(help: "The newer revision.", valueName: "m") package var to: CountArgument?
  @Flag(name: "all", help: "Show unchanged paragraphs too.") package var all: Bool
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let console = global.console
    let answer = try await global.withMember { member in
      try await member.difference(article.reference, from: from?.count, to: to?.count)
    }
    let difference = console.value(of: answer, as: "comparison")
    for erased in difference.erased {
      console.tell(
        "cannot compare the text of revision \(erased.revision) of \(difference.slug): "
          + erased.erasure.words)
    }
    if difference.fields.isEmpty, difference.erased.isEmpty {
      console.tell(
        "revisions \(difference.from) and \(difference.to) of \(difference.slug) are the same")
    }
    try console.show(difference) {
      difference.text(for: console.screen, context: all ? nil : 1)
    }
  }
}
