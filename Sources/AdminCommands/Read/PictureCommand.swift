package import ArgumentParsing
import Newsroom
import PlainText
import Terminal

package struct PictureCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "picture", abstract: "Write a picture of an article to a file.",
    discussion: """
      The picture is exactly as it was given, with all its metadata, which may name a place or a \
      person. PATH is how the article refers to it; 'galley show' lists the pictures. If the article \
      has only one, PATH can be omitted. 'galley show --manuscript --output DIR' writes all of them \
      next to the manuscript.
      """,
    examples: [
      Example("galley picture cat-news --output oak.jpg", "Get the only picture."),
      Example("galley picture cat-news oak.jpg -o oak.jpg", "Get one of several."),
      Example("galley picture cat-news oak.jpg | exiftool -", "Read its metadata."),
    ])

  @OptionGroup(title: nil) package var article: ArticleArgument
  @Argument(help: "The picture's path in the article.", valueName: "path") package var path: String?
  @Option(name: "revision", help: "The revision, instead of the working one.", valueName: "number")
  package var revision: CountArgument?
  @Option(
    name: "output", short: "o",
    help: "Write this file; - for standard output, which must not be a terminal.",
    valueName: "file", completion: .file)
  package var output: String?
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let console = global.console
    let toFile = output.flatMap { $0 == "-" ? nil : $0 }
    guard toFile != nil || !console.screen.isTerminal else {
      throw Failure(.invalid, "a picture cannot be shown on a terminal; name a file with --output")
    }
    let found = try await global.withMember { member in
      try await member.picture(of: article.reference, at: path, revision: revision?.count)
    }
    let stored = console.value(of: found, as: "picture")
    guard let toFile else { return try console.output.write(stored.bytes) }
    try ReplacedFile(path: toFile, content: "the picture").write(stored.bytes)
    console.tell("wrote \(stored.picture.words) to \(toFile)")
  }
}
