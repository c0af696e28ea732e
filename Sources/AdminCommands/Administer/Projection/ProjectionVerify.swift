package import ArgumentParsing
import Newsroom
import Terminal

package struct ProjectionVerify: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "verify", abstract: "Verify the read models against the log.",
    discussion: """
      The command replays the log into temporary tables and compares them with the live ones at \
      the same position: first the number and digest of the rows, then differing rows cell by \
      cell. The temporary tables are dropped afterwards. The read models are not changed, and \
      continue to answer queries and to follow the log. Without a name, this verifies every read \
      model.

      The exit code is 0 if all are equal to the log, and 1 if any differs or could not be \
      compared, for example because another version of galley built it. A read model that has \
      not been built yet is named, and is a failure only if it was asked for by name. To repair a \
      read model, run 'galley projection rebuild NAME --accept'.

      The login must be a member of galley_projector, and belong to an admin or an auditor. With \
      --format json, progress is printed as one object per line, followed by one object per read \
      model.
      """,
    examples: [
      Example("galley projection verify", "Verify every read model."),
      Example("galley projection verify board", "Verify one read model."),
    ])

  @Argument(
    help: "The read models (default: all).", valueName: "name",
    completion: .values(ReadModelNames.all))
  package var names: [String] = []
  @OptionGroup(title: nil) package var resources: ReplayArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) { try ReadModelNames.check(names) }

  package func run() async throws {
    let console = global.console
    let chosen = ReadModelNames.chosen(names)
    let progress = ReplayReporter(chosen.joined(separator: ", "), on: console)
    defer { progress.clear() }
    let verdicts = try await global.withMember { member in
      try await member.verify(chosen, limits: resources.limits) { try progress.report($0) }
    }
    progress.clear()
    // What nobody has asked for is not a fault, unless it was named.
    let answers = verdicts.map { $0.isBuilt || !names.isEmpty ? $0.advised : $0 }
    try console.showLast(answers) { answers.map(\.text).joined() }
    let unproven = answers.filter { $0.isEqual != true && ($0.isBuilt || !names.isEmpty) }
      .map(\.name)
    guard !unproven.isEmpty else { return }
    throw Failure(.failed, "not verified: \(unproven.joined(separator: ", "))")
  }
}
