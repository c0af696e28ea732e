package import ArgumentParsing
import EditorialReadModels
import Newsroom
import PostgresEventStore
import Terminal

package struct ProjectionRebuild: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "rebuild", abstract: "Make read models again from the log, and swap them in.",
    discussion: """
      The new build is made beside the one in use, which goes on serving and following. It is \
      compared with it, row for row, and takes its place in one transaction; the former build is \
      kept until the next rebuild, for 'galley projection rollback'. Several read models are made \
      in one pass over the log. A rebuild that is killed leaves the ones in use as they were; the \
      next clears up after it.

      When a new build differs from the one in use though the projection's version is the same, or \
      an event could not be applied, it is not swapped in, the differences are listed, and the \
      exit code is 1; --accept swaps it in all the same. One of another version is not compared.

      With --format json an object a line tells of the progress, and at the end one of each read \
      model.
      """,
    examples: [
      Example("galley projection rebuild board", "Make one read model again."),
      Example("galley projection rebuild --all", "Make all of them again in one pass."),
      Example("galley projection rebuild board --accept", "Swap it in though it differs."),
    ])

  @Argument(
    help: "The read models.", valueName: "name",
    completion: .values(ReadModels.all.map { $0.name }))
  package var names: [String] = []
  @Flag(name: "all", help: "Rebuild every read model.") package var all: Bool
  @Flag(name: "accept", help: "Swap in what differs, or leaves events out.") package var accept:
    Bool
  @OptionGroup package var resources: ReplayArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) {
    guard names.isEmpty == all else {
      throw ArgumentValueError("Name the read models to rebuild, or give --all.")
    }
    try ReadModelNames.check(names)
  }

  package func run() async throws {
    let console = global.console
    let chosen = ReadModelNames.chosen(names)
    let started = ContinuousClock.now
    let progress = ReplayReporter(chosen.joined(separator: ", "), on: console)
    defer { progress.clear() }
    let report = try await global.withMember { member in
      try await member.rebuild(chosen, accept: accept, limits: resources.limits) {
        try progress.report($0)
      }
    }
    progress.clear()
    let rebuilt = report.outcomes.map {
      Rebuilt($0, of: report, took: started.duration(to: .now))
    }
    switch console.format {
    case .json: for model in rebuilt { try console.output.write(JSONOutput.line(of: model)) }
    case .table: try console.output.write(rebuilt.map(\.text).joined())
    }
    let kept = rebuilt.filter { !$0.isLive }.map(\.name)
    guard !kept.isEmpty else { return }
    throw Failure(
      .failed,
      "not swapped in: \(kept.joined(separator: ", ")); look at what differs, and rebuild with "
        + "--accept if the new build is right")
  }
}
