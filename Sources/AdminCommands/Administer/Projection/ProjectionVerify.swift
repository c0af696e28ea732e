package import ArgumentParsing
import EditorialReadModels
import Newsroom
import PostgresEventStore
import Terminal

package struct ProjectionVerify: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "verify", abstract: "Compare read models with what comes of the log.",
    discussion: """
      The log is folded again beside the read models in use, and both are compared at one position \
      while the desk goes on working: counts and digests of buckets of rows first, and where those \
      differ the rows, cell by cell. The exit code is 0 when all are equal and 1 when one differs; \
      'galley projection rebuild' then makes it again.

      With --format json an object a line tells of the progress, and at the end one of each read \
      model.
      """,
    examples: [
      Example("galley projection verify", "Check every read model."),
      Example("galley projection verify board", "Check one."),
    ])

  @Argument(
    help: "The read models; all of them when none is named.", valueName: "name",
    completion: .values(ReadModels.all.map { $0.name }))
  package var names: [String] = []
  @OptionGroup package var resources: ReplayArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) { try ReadModelNames.check(names) }

  package func run() async throws {
    let console = global.console
    let chosen = names.isEmpty ? ReadModels.all.map { $0.name } : names
    let progress = ReplayReporter(chosen.joined(separator: ", "), on: console)
    defer { progress.clear() }
    let comparisons = try await global.withNewsroom { newsroom in
      try await newsroom.verify(chosen, limits: resources.limits) { try progress.report($0) }
    }
    progress.clear()
    let answers = comparisons.map(ComparisonAnswer.init)
    switch console.format {
    case .json: for answer in answers { try console.output.write(try JSONOutput.line(of: answer)) }
    case .table: try console.output.write(answers.map(\.text).joined())
    }
    let compared = Set(answers.map(\.name))
    let others = chosen.filter { !compared.contains($0) }
    let differing = answers.filter { !$0.isEqual }.map(\.name)
    if !others.isEmpty {
      console.tell(
        "not compared: \(others.joined(separator: ", ")), of which there is no build of this "
          + "galley's version; rebuild them")
    }
    guard !differing.isEmpty else { return }
    throw NewsroomError(
      .failed,
      "not what the log says: \(differing.joined(separator: ", ")); rebuild with --accept to make "
        + "them right")
  }
}
