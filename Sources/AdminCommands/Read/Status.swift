package import ArgumentParsing
import Newsroom
import Terminal

package struct Status: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "status", abstract: "Show the state of the server, the log and the read models.",
    discussion: """
      The watermark is the position up to which no unseen event can still appear. Before a query \
      is answered, waiting events are applied to its read model. A 'galley worker' with an \
      admin's login carries out schedules; if none is running, nobody does. The numbers of \
      schedules come from the log, so they are right without a worker. 'galley health' reports \
      problems to a monitoring system.
      """,
    examples: [
      Example("galley status", "Check the newsroom."),
      Example("galley status --format prometheus", "Print the same for a monitoring system."),
    ])

  @OptionGroup package var global: NewsroomOptions<StatusFormat>

  package init() {}

  package func run() async throws {
    if global.format == .prometheus {
      let metrics = try await global.withMember { try await $0.metrics() }
      return try global.console.output.write(metrics.text)
    }
    let overview = try await global.withMember { try await $0.overview() }
    let console = global.console
    try console.show(overview) {
      overview.facts.text(for: console.screen) + "\n"
        + ReadModelTable(overview.readModels).table.text(for: console.screen)
    }
    if let holder = overview.watermarkHolder { console.tell(holder.line) }
    try console.tellHealth(of: overview.readModels)
  }
}

package enum StatusFormat: String, CaseIterable, ResultFormat {
  case table
  case json
  /// Metrics in the text form that Prometheus reads.
  case prometheus

  package var console: OutputFormat { self == .json ? .json : .table }
}
