package import ArgumentParsing
import Newsroom

package struct ArchiveStatus: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "status", abstract: "Show whether the archive works.",
    discussion: """
      The exit code is 1 if the last file could not be archived, if the folder is the archive of \
      another server, or if another server has written to it. 'galley health' reports that too.
      """,
    examples: [Example("galley database archive status", "See the last archived file.")])

  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let console = global.console
    let state = try await global.administration.archiveState {
      console.tell($0)
    }
    try console.show(state) { state.facts.text(for: console.screen) }
    if state.isForeign, let folder = state.folder {
      throw Failure(
        .failed,
        "\(folder) is the archive of another server, so nothing is archived: archive to "
          + "another folder")
    }
    if let file = state.otherHistory, let folder = state.folder {
      throw Failure(
        .failed,
        "\(folder) has \(file), which is not in the past of this server: archive to another folder, "
          + "and make a backup")
    }
    guard let file = state.failedFile else { return }
    throw Failure(.failed, "\(file) could not be archived; see the server's log")
  }
}

extension ArchiveState {
  fileprivate var facts: Facts {
    var facts = Facts()
    facts.add("archive", folder ?? "off")
    facts.add("last file", lastFile)
    facts.add("archived", lastArchivedAt.map { Moment($0).full })
    facts.add("failing", failedFile)
    facts.add("last failure", failedAt.map { Moment($0).full })
    return facts
  }
}
