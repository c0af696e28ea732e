package import ArgumentParsing
import Newsroom
import Terminal

package struct ProjectionAudit: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "audit", abstract: "Prove that read models applied every event exactly once.",
    discussion: """
      Each read model keeps a count and a digest of the events that it has applied. The audit \
      reads the log up to the checkpoint of each read model and compares. It finds events that \
      were left out, applied twice or replaced by others, and reports their positions; if a \
      single event explains the difference, it reports that event. It writes nothing, so auditors \
      may run it. Without a name, it audits every read model.

      The audit does not check the rows; 'galley projection verify' does. The exit code is 1 if \
      anything is wrong.
      """,
    examples: [
      Example("galley projection audit", "Audit every read model."),
      Example("galley projection audit board", "Audit the board."),
    ])

  @Argument(
    help: "The read models (default: all).", valueName: "name",
    completion: .values(ReadModelNames.all))
  package var names: [String] = []
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) { try ReadModelNames.check(names) }

  package func run() async throws {
    let chosen = ReadModelNames.chosen(names)
    let answers = try await global.withMember { try await $0.audit(chosen) }
    try global.console.show(answers) { answers.map(\.text).joined() }
    let faulty = answers.filter { !$0.findings.isEmpty }.map(\.name)
    guard !faulty.isEmpty else { return }
    throw Failure(
      .failed,
      "events are missing or applied twice: \(faulty.joined(separator: ", ")); "
        + "run 'galley projection rebuild'")
  }
}
