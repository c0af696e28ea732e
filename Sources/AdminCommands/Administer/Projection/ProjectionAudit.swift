package import ArgumentParsing
import EditorialReadModels
import Newsroom
import PostgresEventStore
import Terminal

package struct ProjectionAudit: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "audit", abstract: "Prove that the read models have applied every event, and once.",
    discussion: """
      With its rows each read model keeps count of the events that it applies, and a digest of \
      which they were. The audit reads the log from its beginning to where each read model stands \
      and compares. It finds an event that was left out, one that was applied twice, and one in \
      place of another, and names the positions, or the event itself where it is one alone. It \
      writes nothing, so that an auditor may run it. Without a name, every read model is audited.

      It does not look at the rows: see 'galley projection verify'. The exit code is 1 when \
      something is found.
      """,
    examples: [
      Example("galley projection audit", "Prove that nothing was skipped."),
      Example("galley projection audit board", "Prove it of the board."),
    ])

  @Argument(
    help: "The read models; every one without a name.", valueName: "name",
    completion: .values(ReadModels.all.map { $0.name }))
  package var names: [String] = []
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) { try ReadModelNames.check(names) }

  package func run() async throws {
    let chosen = ReadModelNames.chosen(names)
    let reports = try await global.withMember { try await $0.audit(chosen) }
    let answers = chosen.map { name in
      AuditAnswer(name, reports.first { $0.build.projection == name })
    }
    try global.console.show(answers) { answers.map(\.text).joined() }
    let faulty = answers.filter { !$0.findings.isEmpty }.map(\.name)
    guard !faulty.isEmpty else { return }
    throw Failure(
      .failed,
      "not exactly the log's events: \(faulty.joined(separator: ", ")); "
        + "'galley projection rebuild' makes a read model anew")
  }
}
