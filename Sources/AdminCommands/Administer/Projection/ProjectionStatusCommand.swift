package import ArgumentParsing
import Newsroom
import PostgresEventStore
import Terminal

package struct ProjectionStatusCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "status", abstract: "Show how far each read model has followed the log.",
    discussion: """
      A read model has applied all events up to its checkpoint; those that wait are applied before \
      the next query is answered. With --digests its rows are counted and digested, so that two \
      builds can be compared.
      """,
    examples: [
      Example("galley projection status", "Which events wait to be applied."),
      Example("galley projection status --digests", "What the read models hold, to compare."),
    ])

  @Flag(help: "Count and digest the rows, instead of the progress.") package var digests: Bool
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let console = global.console
    if digests {
      let prints = try await global.withNewsroom { try await $0.fingerprints() }
      try console.show(prints, as: table(of: prints), ifEmpty: "no read models")
    } else {
      let models = try await global.withNewsroom { try await $0.projections() }
      try console.show(models, as: Self.table(of: models), ifEmpty: "no read models")
    }
  }

  private func table(of prints: [Fingerprint]) -> Table {
    Table(
      columns: [
        TableColumn("table"), TableColumn("rows", alignment: .right),
        TableColumn("digest of all rows", minimumWidth: 12),
      ],
      rows: prints.map {
        [TableCell($0.table, .bold), TableCell(String($0.rows)), TableCell($0.digest)]
      })
  }

  static func table(of models: [ProjectionStatus]) -> Table {
    Table(
      columns: [
        TableColumn("read model"), TableColumn("build", alignment: .right),
        TableColumn("checkpoint", alignment: .right), TableColumn("waiting", alignment: .right),
        TableColumn("events", alignment: .right), TableColumn("built"),
        TableColumn("note", minimumWidth: 8),
      ],
      rows: models.map { model in
        let isBehind = model.waiting > 0
        return [
          TableCell(model.name, .bold), TableCell(model.live.map { String($0.number) } ?? "none"),
          TableCell(model.live.map { String($0.checkpoint) } ?? "0"),
          TableCell(String(model.waiting), isBehind ? .yellow : []),
          TableCell(model.live.map { String($0.events) } ?? "0"),
          TableCell(model.live?.liveSince.map { Moment($0).relative } ?? "never"),
          TableCell(note(on: model), .yellow),
        ]
      })
  }

  private static func note(on model: ProjectionStatus) -> String {
    guard let live = model.live else { return "" }
    if live.version != model.version { return "of version \(live.version); rebuild it" }
    return model.shadow == nil ? "" : "being rebuilt, or a rebuild was killed"
  }
}
