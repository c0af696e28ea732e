package import ArgumentParsing
import Editorial
import Foundation
import Manuscripts
import Newsroom

package struct Revise: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "revise", abstract: "Save a new revision of an article.",
    discussion: """
      A file with front matter replaces the whole article: a field that it does not name is \
      removed, except the slug and the language. A plain text replaces the body and keeps the \
      fields. Options override both; without a file, they change only their own fields. Without \
      a file or options, at a terminal, the command opens $VISUAL or $EDITOR on the working \
      revision.

      A submitted or approved article becomes a draft again. If the working revision already has \
      this content, nothing is recorded.

      The new revision is based on --expect-revision, or else on 'revision:' in the front \
      matter, or else on the working revision. If somebody has saved a newer revision, the \
      command fails with exit code 75, and nothing is lost: include their change and revise \
      again.

      To change the slug, use 'galley rename'.
      """,
    examples: [
      Example("galley revise cat-news story.md", "Save the file as the next revision."),
      Example("galley revise cat-news --headline 'Cat saved'", "Change only the headline."),
      Example("galley revise cat-news", "Write the next revision in your editor."),
    ])

  @OptionGroup(title: nil) package var article: ArticleArgument
  @Argument(help: "A Markdown file, or - for standard input.", valueName: "file", completion: .file)
  package var file: String?
  @OptionGroup(title: "Fields") package var fields: ArticleFields
  @OptionGroup(title: "Command options") package var arguments: CommandArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let receipt: Receipt?
    if file == nil, !fields.isEmpty {
      receipt = try await global.withMember { member in
        let working = try Self.requireBody(of: try await member.working(article.reference))
        return try await save(ManuscriptFile(working), over: working, as: member)
      }
    } else {
      receipt = try await saveManuscript(from: try ManuscriptSource(file))
    }
    guard let receipt else {
      return global.console.tell("the text is unchanged; nothing was recorded")
    }
    try global.console.show(receipt)
  }

  /// The newsroom is closed while a person writes, which may take hours.
  private func saveManuscript(from source: ManuscriptSource) async throws -> Receipt? {
    var template = ""
    if case .editor = source {
      let working = try await global.withMember { try await $0.working(article.reference) }
      template = ManuscriptFile(try Self.requireBody(of: working)).text
    }
    return try await source.read(template: template) { manuscript in
      try await global.withMember { member in
        let working = try await member.working(article.reference)
        var whole = manuscript
        if !manuscript.hasFields {
          whole = ManuscriptFile(working)
          whole.replaceBody(with: manuscript.body)
          whole.baseRevision = nil
        }
        do {
          return try await save(whole, over: working, as: member)
        } catch let error as InputError {
          throw InputError("\(source.name): \(error)")
        }
      }
    }
  }

  private func save(
    _ manuscript: ManuscriptFile, over working: WorkingArticle, as member: Member
  ) async throws -> Receipt {
    var manuscript = manuscript
    try fields.overlay(&manuscript)
    if let slug = manuscript.slug, slug != working.slug {
      throw InputError(
        "the manuscript's slug is \(slug), but the article's is \(working.slug); to change it, use "
          + "'galley rename \(working.slug) \(slug)'")
    }
    let written = try manuscript.article(language: working.revision.content.language)
    var options = arguments.options
    let base = options.expectedRevision ?? manuscript.baseRevision
    let current = working.revision
    options.expectedRevision = base ?? current.number
    let receipt = try await member.revise(working.id, to: written, options: options)
    if base == nil, !receipt.recorded.isEmpty, current.author != member.actor.name {
      global.console.tell(
        "this replaces revision \(current.number), which \(current.author) saved at "
          + "\(current.savedAt.timestamp); --expect-revision prevents that")
    }
    return receipt
  }

  private static func requireBody(of article: WorkingArticle) throws -> WorkingArticle {
    guard article.body == nil else { return article }
    throw InputError(
      "the text of revision \(article.revision.number) no longer exists; revise from a file")
  }
}
