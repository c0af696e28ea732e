package import ArgumentParsing
import Newsroom

package struct ArchiveOn: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "on", abstract: "Archive to a folder from now on.",
    discussion: """
      The folder belongs to this home alone: a copy that was restored to another home needs a folder \
      of its own. It should be on another disk than the server. A file is \
      copied, written to the disk and then gets its name; a file with other content is never \
      overwritten. If a copy fails, the server keeps the file and tries again, and 'galley health' \
      reports it. Make a backup afterwards: the archive continues backups, and is of no use without \
      one.

      This restarts the server. Commands that are running are recorded completely or not at all.
      """,
    examples: [Example("galley database archive on /archive", "Archive to a folder.")])

  @Argument(help: "The folder of the archive.", valueName: "folder", completion: .directory)
  package var folder: String
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let console = global.console
    let administration = try global.administration
    let isNew = try await administration.archive(to: folder, report: console.tell(_:))
    let state = try await administration.archiveState()
    try console.report(state) {
      let path = state.folder ?? ""
      return isNew
        ? "The server archives to \(path) from now on; make a backup now\n"
        : "Nothing to do: the server archives to \(path)\n"
    }
  }
}
