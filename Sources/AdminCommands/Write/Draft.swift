package import ArgumentParsing
import Editorial
import Manuscripts
import Newsroom

package struct Draft: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "draft", abstract: "Start an article.",
    discussion: """
      The file is Markdown in UTF-8, with front matter between two lines '---' for the other fields: \
      headline, slug, standfirst, byline, dateline (place, date, source), section, keywords, \
      language, leadImage (uri, caption, alt, credit). Without front matter all of it is the body, \
      and the fields come as options, which count more than the file's.

      Without a file, at a terminal, $VISUAL or $EDITOR opens on a template; left as it is, nothing \
      is recorded. A text that cannot be recorded is kept, and the error says where.

      Only a headline is needed to begin. Without a slug the headline gives it; without a language \
      it is 'en'. A manuscript has at most 10000000 bytes, or as many as GALLEY_MAX_MANUSCRIPT says.
      """,
    examples: [
      Example("galley draft story.md", "Draft an article from a file."),
      Example(
        "galley draft notes.txt --headline 'Cat saved from tree' --byline 'Ann Author'",
        "Draft one from a plain text."),
      Example("galley draft - < story.md", "Draft one from standard input."),
    ])

  @Argument(help: "A Markdown file, or - for standard input.", valueName: "file", completion: .file)
  package var file: String?
  @OptionGroup(title: "Fields") package var fields: ArticleFields
  @OptionGroup(title: "Command options") package var identity: CommandIdentity
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let source = try ManuscriptSource(file)
    let receipt = try await source.read(template: Self.template) { manuscript in
      var manuscript = manuscript
      try fields.overlay(&manuscript)
      let slug: Slug
      let article: WrittenArticle
      do {
        article = try manuscript.article(language: LanguageTag("en"))
        slug = try manuscript.slugOrSuggestion()
      } catch {
        throw InputError("\(source.name): \(error)")
      }
      return try await global.withMember { member in
        try await member.draft(
          article, slug: slug, options: CommandOptions(commandID: identity.commandID?.id))
      }
    }
    guard let receipt else {
      return global.console.tell("the template was left as it was; nothing is recorded")
    }
    try global.console.show(receipt)
  }

  private static var template: String {
    LanguageTag("en").map { ManuscriptFile.template(language: $0) } ?? ""
  }
}
