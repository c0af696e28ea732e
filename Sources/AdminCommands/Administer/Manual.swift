package import ArgumentParsing
import Foundation
import Newsroom
import PlainText
import Terminal

package struct Manual: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "manual", abstract: "Write manual pages for man.",
    discussion: """
      There is a page for each command: galley.1, galley-list.1, galley-log-tail.1. They contain \
      the same as the help. An existing page is replaced.
      """,
    examples: [
      Example(
        "galley manual ~/.local/share/man/man1", "Write the pages where 'man galley' finds them."),
      Example("galley manual . && man -l ./galley.1", "Write them here, and read one."),
    ])

  @Argument(help: "The directory of the pages.", valueName: "directory", completion: .directory)
  package var directory: String
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let pages = ManualPage.all(of: Galley.self)
    let folder = URL(filePath: directory, directoryHint: .isDirectory)
    for page in pages {
      do {
        try Data(page.text.utf8).write(to: folder.appending(path: page.fileName), options: .atomic)
      } catch {
        throw Failure(
          .invalid,
          "cannot write \(page.fileName) to \(directory); name a directory of yours that exists")
      }
    }
    global.console.tell("wrote \(Count.of(pages.count, "page")) to \(directory)")
  }
}
