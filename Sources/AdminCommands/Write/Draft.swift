package import ArgumentParsing
import Digests
import Editorial
import Foundation
import Manuscripts
import Newsroom

package struct Draft: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "draft", abstract: "Start an article from a Markdown file.",
    examples: [Example("galley draft story.md", "Draft an article from a file.")])

  @Argument(help: "A Markdown file.", valueName: "file", completion: .file)
  package var file: String
  @OptionGroup(title: "Command options") package var arguments: CommandArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    guard let data = FileManager.default.contents(atPath: file) else {
      throw InputError("there is no file \(file)")
    }
    let manuscript = try ManuscriptFile(parsing: Array(data))
    guard let slug = manuscript.slug ?? manuscript.headline.flatMap(Slug.suggested),
      let language = manuscript.language ?? LanguageTag("en")
    else { throw InputError("no slug") }
    let article = WrittenArticle(
      content: Content(
        headline: manuscript.headline ?? "", standfirst: manuscript.standfirst,
        byline: manuscript.byline, dateline: try manuscript.dateline.complete(),
        section: manuscript.section, keywords: manuscript.keywords, language: language,
        leadImage: try manuscript.leadImage.complete(),
        manuscript: Digest(of: manuscript.body.utf8),
        wordCount: MarkdownDocument(manuscript.body).wordCount),
      body: manuscript.body)
    let receipt = try await global.withNewsroom { newsroom in
      try await newsroom.draft(article, slug: slug, options: arguments.options)
    }
    try global.console.show(receipt)
  }
}
