package import ArgumentParsing
import Newsroom
import PostgresEventStore
import Terminal

package struct ProjectionStatusCommand: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "status", abstract: "Show how far behind the log each read model is.",
    discussion: """
      A read model has applied all events up to its checkpoint. Pending events are applied before \
      the next query is answered; the lag is how long the first of them has been pending. The \
      rate is the number of events applied per second, as a weighted average over the last \
      minute.

      An event that cannot be applied stops its article in that read model, and the exit code is \
      then 1.

      With --digests, this counts and digests the rows, so that two builds can be compared.
      """,
    examples: [
      Example("galley projection status", "Show which read models have pending events."),
      Example("galley projection status --digests", "Show digests of the read models."),
    ])

  @Flag(name: "digests", help: "Show the number and digest of the rows instead.") package
    var digests: Bool
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let console = global.console
    if digests {
      let answer = try await global.withMember { try await $0.fingerprints() }
      let prints = console.value(of: answer)
      try console.show(prints, as: table(of: prints), ifEmpty: "no read models")
    } else {
      let (models, holder) = try await global.withMember {
        (try await $0.projections(), try await $0.watermarkHolder())
      }
      try console.show(models, as: Self.table(of: models), ifEmpty: "no read models")
      if let holder { console.tell(holder.line) }
      try Self.tellQuarantine(of: models, on: console)
    }
  }

  /// Lists the articles in quarantine.
  ///
  /// - Throws: ``Failure`` if there are any.
  static func tellQuarantine(of models: [ProjectionStatus], on console: Console) throws {
    let waiting = models.flatMap(\.quarantined)
    guard !waiting.isEmpty else { return }
    for held in waiting.prefix(20) { console.tell(held.line) }
    throw Failure(
      .failed,
      "\(waiting.count) in quarantine; 'galley projection retry --all' tries again")
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
        TableColumn("read model"), TableColumn("version", alignment: .right, dropRank: 3),
        TableColumn("build", alignment: .right), TableColumn("checkpoint", alignment: .right),
        TableColumn("watermark", alignment: .right, dropRank: 4),
        TableColumn("waiting", alignment: .right), TableColumn("lag"),
        TableColumn("rate", alignment: .right),
        TableColumn("events", alignment: .right, dropRank: 2), TableColumn("built", dropRank: 1),
        TableColumn("note", minimumWidth: 8),
      ],
      rows: models.map { model in
        let isBehind = model.waiting > 0
        return [
          TableCell(model.name, .bold), TableCell(String(model.live?.version ?? model.version)),
          TableCell(model.live.map { String($0.number) } ?? "none"),
          TableCell(model.live.map { String($0.checkpoint) } ?? "0"),
          TableCell(String(model.watermark)),
          TableCell(String(model.waiting), isBehind ? .yellow : []),
          TableCell(model.lagSeconds.map { TimeSpan($0).words } ?? "–"),
          TableCell(Figure.rate(model.rate)),
          TableCell(model.live.map { String($0.events) } ?? "0"),
          TableCell(model.live?.liveSince.map { Moment($0).relative } ?? "never"),
          TableCell(note(on: model), .yellow),
        ]
      })
  }

  private static func note(on model: ProjectionStatus) -> String {
    guard let live = model.live else { return "" }
    if !model.quarantined.isEmpty { return "\(model.quarantined.count) quarantined" }
    if live.version != model.version { return "has version \(live.version); rebuild it" }
    return model.shadow == nil ? "" : "being rebuilt, or a rebuild was killed"
  }
}
