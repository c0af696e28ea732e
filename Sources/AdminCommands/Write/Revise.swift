package import ArgumentParsing
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

      A submitted or approved article becomes a draft again, and its schedule is cancelled. If \
      the working revision already has this content, nothing is recorded.

      The new revision is based on --expect-revision, or else on 'revision:' in the front \
      matter, or else on the working revision. If somebody has saved a newer revision, the \
      command fails with exit code 75, and nothing is lost: include their change and revise \
      again.

      Pictures are read as by 'galley draft'. One that the working revision has under the same path \
      is kept if there is no file in its place.

      With --rebase, the command merges what you wrote on an older revision with the working \
      revision: the file, or else the latest saved draft that was put aside, for example for a \
      correction. If both changed the same words, nothing is saved, and the merged text is printed \
      with every version of these words. Keep one of them, and revise from that file.

      To change the slug, use 'galley rename'.
      """,
    examples: [
      Example("galley revise cat-news story.md", "Save the file as the next revision."),
      Example("galley revise cat-news --headline 'Cat saved'", "Change only the headline."),
      Example("galley revise cat-news --image oak.jpg", "Replace the picture oak.jpg."),
      Example(
        "galley revise cat-news story.md --rebase", "Save the file on top of a newer revision."),
      Example("galley revise cat-news", "Write the next revision in your editor."),
    ])

  @OptionGroup(title: nil) package var article: ArticleArgument
  @Argument(help: "A Markdown file, or - for standard input.", valueName: "file", completion: .file)
  package var file: String?
  @Flag(
    name: "rebase",
    help: "Merge a text that is based on an older revision with the working revision.")
  package var rebase: Bool
  @OptionGroup(title: "Fields") package var fields: ArticleFields
  @OptionGroup(title: "Fields") package var images: ImageArguments
  @OptionGroup(title: "Command options") package var arguments: CommandArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    if rebase, !fields.isEmpty {
      throw ArgumentValueError("--rebase takes no other fields; revise again to change them.")
    }
  }

  package func run() async throws {
    if rebase { return try await mergeAndSave() }
    let answer: Answer<Receipt>?
    if file == nil, !fields.isEmpty || !images.files.isEmpty {
      answer = try await global.withMember { member in
        let working = try await member.working(article.reference, for: arguments.options)
        let next = try revision(
          of: working, from: try ManuscriptFile(editing: working), source: nil)
        return try await member.save(next, options: arguments.options)
      }
    } else {
      answer = try await saveManuscript(from: try ManuscriptSource(file))
    }
    guard let answer else {
      return global.console.tell("the text is unchanged; nothing was recorded")
    }
    try global.console.show(
      global.console.value(of: answer), verbose: arguments.receipt.verbose)
  }

  /// The newsroom is closed while a person writes, which may take hours.
  private func saveManuscript(from source: ManuscriptSource) async throws -> Answer<Receipt>? {
    var template = ""
    if case .editor = source {
      let working = try await global.withMember { try await $0.working(article.reference) }
      template = try ManuscriptFile(editing: working).text
    }
    return try await source.read(template: template) { manuscript in
      try await global.withMember { member in
        let working = try await member.working(article.reference, for: arguments.options)
        let whole =
          manuscript.hasFields ? manuscript : working.manuscript(body: manuscript.body)
        let next = try source.named { () throws(Failure) in
          try revision(of: working, from: whole, source: source)
        }
        return try await member.save(next, options: arguments.options)
      }
    }
  }

  private func revision(
    of working: WorkingArticle, from manuscript: ManuscriptFile, source: ManuscriptSource?
  ) throws(Failure) -> ProposedRevision {
    var manuscript = manuscript
    try fields.overlay(&manuscript)
    var next = try ProposedRevision(of: working, from: manuscript)
    let missing = try next.addPictures(try images.pictures(of: source))
    if source?.filePath != nil, let notice = ImageArguments.notice(of: missing) {
      global.console.tell(notice)
    }
    if let notice = ImageArguments.notice(ofDropped: next.droppedPictures) {
      global.console.tell(notice)
    }
    return next
  }
}
