package import ArgumentParsing
import EditorialReadModels
import Newsroom
import PostgresEventStore
import Terminal

package struct ProjectionVerify: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "verify", abstract: "Fold the log again, and compare the read models with it.",
    discussion: """
      The log is folded into tables beside those in use, and both are compared at one position: \
      rows counted and digested first, then those that differ, cell by cell. The tables are \
      dropped afterwards, and the read models are as they were; they serve and follow meanwhile. \
      Without a name, every read model is verified.

      The exit code is 0 when all are equal to the log, and 1 when one differs or could not be \
      compared, as one that another version of galley has built. What differs is put right by \
      'galley projection rebuild NAME --accept'.

      As the log is folded into tables, it takes a login that is a member of galley_projector, of \
      an admin or an auditor. With --format json an object a line tells of the progress, and at \
      the end one of each read model.
      """,
    examples: [
      Example("galley projection verify", "Prove every read model by the log."),
      Example("galley projection verify board", "Prove one of them."),
    ])

  @Argument(
    help: "The read models; every one without a name.", valueName: "name",
    completion: .values(ReadModels.all.map { $0.name }))
  package var names: [String] = []
  @OptionGroup package var resources: ReplayArguments
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
    let answers = verdicts.map(VerdictAnswer.init)
    switch console.format {
    case .json: for answer in answers { try console.output.write(JSONOutput.line(of: answer)) }
    case .table: try console.output.write(answers.map(\.text).joined())
    }
    let unproven = answers.filter { $0.isEqual != true }.map(\.name)
    guard !unproven.isEmpty else { return }
    throw Failure(.failed, "not proven equal to the log: \(unproven.joined(separator: ", "))")
  }
}
