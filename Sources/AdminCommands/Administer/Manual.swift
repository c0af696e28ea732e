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
      let path = folder.appending(path: page.fileName).relativePath
      try ReplacedFile(path: path, advice: "name a directory of yours that exists").write(page.text)
    }
    global.console.tell("wrote \(Count.of(pages.count, "page")) to \(directory)")
  }
}
