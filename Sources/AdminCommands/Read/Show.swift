package import ArgumentParsing
import EditorialReadModels
import Manuscripts
import Newsroom
import PlainText
import Terminal

package struct Show: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "show", abstract: "Show an article and its state.",
    discussion: """
      The command shows the working revision; --revision selects another. For a killed article, \
      it shows the notice instead of the text. The line 'replies' says how many replies of readers are \
      approved and how many wait; programs ask for them with 'galley reply list --article'.

      With --manuscript, the command prints the article as a Markdown file for 'galley revise'. \
      The front matter names the revision, so that you do not overwrite a revision that somebody \
      else saves in the meantime. It also prints the text of a killed article, which stays in the \
      newsroom's record, and says on standard error that it was killed. --output names a folder for \
      this file, SLUG.md, and for the article's pictures at the paths by which it refers to them. A \
      file that exists with other content is not replaced.
      """,
    examples: [
      Example("galley show cat-news", "Read the working revision."),
      Example("galley show cat-news --revision 1", "Read the first revision."),
      Example("galley show cat-news --at 2026-12-01T06:00:00Z", "Read it as it was then."),
      Example("galley show cat-news --manuscript > cat.md", "Save it as a file to edit."),
      Example("galley show cat-news --manuscript --output cat", "Save it with its pictures."),
    ])

  @OptionGroup(title: nil) package var article: ArticleArgument
  @Option(name: "revision", help: "The revision to show.", valueName: "number") package
    var revision: CountArgument?
  @Flag(name: "manuscript", help: "Print a Markdown file for 'galley revise'.") package
    var manuscript: Bool
  @Option(
    name: "output", short: "o", help: "With --manuscript, the folder for it and its pictures.",
    valueName: "dir", completion: .file)
  package var output: String?
  @OptionGroup(title: "Options for the past") package var asOf: AsOfArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    try asOf.validate()
    guard output == nil || manuscript else {
      throw ArgumentValueError("--output needs --manuscript.")
    }
  }

  package func run() async throws {
    let found = try await global.withMember { member in
      try await member.show(article.reference, revision: revision?.count, asOf: asOf.moment)
    }
    let console = global.console
    let answer = console.value(of: found, as: "article")
    if manuscript || output != nil, global.format == .table, answer.isKilled {
      console.tell("\(answer.board.slug) was killed: this text must not be published again")
    }
    if let output {
      try await write(answer, to: output)
    } else if manuscript, global.format == .table {
      // Exact in a file or a pipe; on a terminal, without control characters.
      let text = try ManuscriptFile(answer).text
      try console.output.write(
        console.screen.isTerminal ? SanitizedText(block: text).description : text)
    } else {
      let replies = try await replies(to: answer)
      try console.show(answer) {
        ArticleScreen(answer, replies: replies, screen: console.screen).text
      }
    }
  }

  /// Nil for the past, and for programs, which ask for the replies themselves.
  private func replies(to answer: ArticleAnswer) async throws -> ArticleReplies? {
    guard global.format == .table, try asOf.moment == nil else { return nil }
    return try await global.withMember { try await $0.replies(to: answer.revision.article).value }
  }

  /// Writes the manuscript and its pictures.
  private func write(_ answer: ArticleAnswer, to directory: String) async throws {
    let console = global.console
    let manuscript = try ManuscriptFile(answer)
    let folder = try ManuscriptFolder(directory)
    console.tell("wrote \(try folder.write(manuscript, slug: answer.board.slug))")
    try await global.withMember { member in
      try await member.forEachPicture(of: answer) { picture in
        console.tell("wrote \(try folder.write(picture))")
      }
    }
  }
}
