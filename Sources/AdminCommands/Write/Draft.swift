package import ArgumentParsing
import Manuscripts
import Newsroom

package struct Draft: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "draft", abstract: "Start an article.",
    discussion: """
      The file is UTF-8 Markdown. Front matter between two lines '---' gives the other fields: \
      headline, slug, standfirst, byline, dateline (place, date, source), section, keywords, \
      language, leadImage (uri, caption, alt, credit), images (a list with the same fields for \
      each picture in the text). TOML between two lines '+++' is read too. Without front matter, \
      the whole file is the body. A file that begins with something like front matter is refused; \
      if these lines are part of the text, put two lines '---' before them. Options also give \
      fields; they override those of the file.

      A picture that the text or the lead image names by a relative path, such as \
      ![A cat in an oak](oak.jpg), is read from the folder of the manuscript and stored with the \
      article. --image names a picture elsewhere; if the article does not refer to it, it becomes \
      the lead image. A picture is JPEG, PNG, WebP, AVIF or GIF and has at most 20 MB and 100 \
      million pixels.

      Without a file, at a terminal, the command opens $VISUAL or $EDITOR on a template. If you \
      leave the template unchanged, nothing is recorded. If the text cannot be recorded, it is \
      kept in a file that the error names.

      Only the headline is required. By default, the slug is made from the headline, and the \
      language is 'en'. Other scripts are transliterated, but Chinese only if the language is 'zh'. If \
      letters would be lost, as in Japanese, the command asks for a slug. A manuscript has at most \
      10000000 bytes; GALLEY_MAX_MANUSCRIPT sets another limit.
      """,
    examples: [
      Example("galley draft story.md", "Draft an article from a file."),
      Example(
        "galley draft notes.txt --headline 'Cat saved from tree' --byline 'Ann Author'",
        "Draft an article from a plain text file."),
      Example("galley draft story.md --image ~/oak.jpg", "Draft an article with its picture."),
      Example("galley draft - < story.md", "Draft an article from standard input."),
    ])

  @Argument(help: "A Markdown file, or - for standard input.", valueName: "file", completion: .file)
  package var file: String?
  @OptionGroup(title: "Fields") package var fields: ArticleFields
  @OptionGroup(title: "Fields") package var images: ImageArguments
  @OptionGroup(title: "Command options") package var identity: CommandIdentity
  @OptionGroup(title: "Command options") package var receipt: ReceiptArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let source = try ManuscriptSource(file)
    let drafted = try await source.read(template: Self.template) { manuscript in
      var manuscript = manuscript
      try fields.overlay(&manuscript)
      var (article, slug) = try source.named { () throws(Failure) in try manuscript.newDraft() }
      let missing = try article.add(try images.pictures(of: source))
      if let notice = ImageArguments.notice(of: missing) { global.console.tell(notice) }
      let written = article
      return try await global.withMember { member in
        try await member.draft(
          written, slug: slug, options: CommandOptions(commandID: identity.commandID?.id))
      }
    }
    guard let drafted else {
      return global.console.tell("the template is unchanged; nothing was recorded")
    }
    try global.console.show(drafted, verbose: receipt.verbose)
  }

  private static var template: String {
    Newsroom.language.map { ManuscriptFile.template(language: $0) } ?? ""
  }
}
