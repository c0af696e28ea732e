package import ArgumentParsing
import Foundation
import Newsroom
import Terminal

package struct Quickstart: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "quickstart", abstract: "See the whole of it at work, in a database of its own.",
    discussion: """
      Two people take an article from a draft to a published and corrected text; each step is shown \
      as the command line that does it, with what it answers. The database is made on the private \
      server for this alone and removed at the end: your newsroom is not touched.
      """,
    examples: [
      Example("galley quickstart", "The tour, in a few seconds."),
      Example("galley quickstart --keep", "The same, and look around in the database after it."),
    ])

  @Flag(name: "keep", help: "Keep the database, and say how to look at it.") package var keep: Bool
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    guard global.person == nil, global.database == nil, global.format == .table else {
      throw ArgumentValueError(
        "The quickstart has people and a database of its own; leave out --as, --database and "
          + "--format.")
    }
  }

  package func run() async throws {
    let console = global.console
    var environment = console.environment
    environment["GALLEY_DATABASE_URL"] = nil
    let scratch = try await ScratchDatabase.begin(
      on: DatabaseAddress.resolve(url: nil, environment: environment), for: "quickstart",
      people: [TourScript.editor, TourScript.admin], isKept: keep
    ) { console.tell($0) }
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "galley-quickstart-\(UUID().uuidString.prefix(8).lowercased())")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let file = folder.appending(path: "harbour-lamp.md").path
      try await Tour(in: scratch.address, file: file, console: console).run(TourScript(file: file))
    } catch {
      try? FileManager.default.removeItem(at: folder)
      // What went wrong first is what is to be told.
      try? await scratch.end()
      throw error
    }
    try FileManager.default.removeItem(at: folder)
    try await scratch.end()
    try console.output.write(try ending(of: scratch, on: console))
  }

  private func ending(of scratch: ScratchDatabase, on console: Console) throws -> String {
    let paint = console.paint
    var text = "\n\(paint("Every step came out as it should. What next:", .bold))\n"
    if keep {
      let url = try scratch.url()
      text += """
          galley --database '\(url)' --as \(TourScript.admin) show harbour-lamp
                                  look around in the database that was kept

        """
    }
    return text + """
        galley draft story.md     draft an article of your own, in your own newsroom
        galley user add NAME --role editor
                                  take on the people who work with you
        galley help               all commands; 'galley help draft' is one of them

      """
  }
}
