package import ArgumentParsing
import EditorialReadModels
import Newsroom
import Terminal

package struct Diff: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "diff", abstract: "Show the words changed between two revisions of an article.",
    discussion: """
      Without numbers the working revision is compared with the one published last, or where that \
      is the same, or nothing was published, with the one before it. With one number that revision \
      is compared with the working one, with two the first with the second.

      Removed words are red and struck out, inserted ones green; without colour they stand in \
      [-…-] and {+…+}.
      """,
    examples: [
      Example("galley diff cat-news", "What an approval would change for the public."),
      Example("galley diff cat-news 1 3", "What changed from revision 1 to 3."),
    ])

  @Argument(
    help: ArticleArgument.help, valueName: "ref", completion: ArticleArgument.completion)
  package var article: String
  @Argument(help: "The older revision.", valueName: "n") package var from: CountArgument?
  @Argument(help: "The newer revision.", valueName: "m") package var to: CountArgument?
  @Flag(name: "all", help: "Show unchanged paragraphs too.") package var all: Bool
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let console = global.console
    let difference = try await global.withMember { member in
      let new = try await member.show(article, revision: to?.count)
      let base = try from?.count ?? Self.base(of: new.value)
      let old = try await member.show(article, revision: base)
      console.tell(new.remarks, about: "comparison")
      return ArticleDifference(from: old.value, to: new.value)
    }
    for erased in difference.erased {
      console.tell(
        "the text of revision \(erased.revision) of \(difference.slug) is not compared: "
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

  /// The revision that the working one is compared with where none is given.
  private static func base(of answer: ArticleAnswer) throws -> Int {
    let working = answer.revision.revision
    if let published = answer.publication?.revision, published < working { return published }
    guard working > 1 else {
      throw Failure(
        .failed, "\(answer.board.slug) has one revision only; there is nothing to compare it with")
    }
    return working - 1
  }
}
