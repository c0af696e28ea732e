package import ArgumentParsing
import Foundation
import Newsroom
import PlainText
import Terminal

package struct Quickstart: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "quickstart", abstract: "Take a guided tour in a temporary database.",
    discussion: """
      Two people take an article from a draft to a published and corrected text. Each step is \
      shown as a command line with its output. At a terminal, the tour waits between its parts. It \
      uses a temporary database on the private server and does not touch your newsroom; if you \
      interrupt it, the next tour removes the database.
      """,
    examples: [
      Example("galley quickstart", "Take the tour."),
      Example("galley quickstart --brief", "See the main steps on one or two screens."),
      Example("galley quickstart --keep", "Take the tour, and keep its database to explore."),
    ])

  @Flag(name: "brief", help: "Show the main steps only, without waiting.") package var brief: Bool
  @Flag(name: "keep", help: "Keep the database, and print how to open it.") package var keep: Bool
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    guard global.namedPerson == nil, global.database == nil, global.format == .table else {
      throw ArgumentValueError(
        "The quickstart uses its own people and database; leave out --as, --database and "
          + "--format.")
    }
  }

  package func run() async throws {
    let console = global.console
    var environment = console.environment
    environment["GALLEY_DATABASE_URL"] = nil
    let scratch = try await ScratchDatabase.begin(
      on: try DatabaseAddress.resolve(url: nil, environment: environment), for: "quickstart",
      people: [TourScript.editor, TourScript.admin], isKept: keep
    ) { console.tell($0) }
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "galley-quickstart-\(UUID().text.prefix(8))")
    let isComplete: Bool
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let file = folder.appending(path: "harbour-lamp.md").path
      isComplete = try await Tour(
        in: scratch.address, file: file, console: console, isBrief: brief
      ).run(TourScript(file: file, isBrief: brief))
    } catch {
      try? FileManager.default.removeItem(at: folder)
      // Report the first error.
      try? await scratch.end()
      throw error
    }
    try FileManager.default.removeItem(at: folder)
    try await scratch.end()
    try console.output.write(
      try (isComplete ? "\nEvery step had the expected result. " : "\nThe tour was stopped. ")
        + ending(of: scratch, on: console))
  }

  private func ending(of scratch: ScratchDatabase, on console: Console) throws -> String {
    let paint = console.paint
    var text = "\(paint("Next steps:", .bold))\n"
    if keep {
      let url = try scratch.url()
      text += """
          galley --database '\(url)' --as \(TourScript.admin) show harbour-lamp
                                  explore the database of the tour

        """
    }
    return text + """
        galley draft story.md     draft an article in your own newsroom
        galley user add NAME --role editor
                                  add the people who work with you
        galley help               list all commands; see also 'galley help draft'

      """
  }
}
