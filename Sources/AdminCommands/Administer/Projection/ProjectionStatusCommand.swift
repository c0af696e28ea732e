package import ArgumentParsing
import Newsroom
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

      With --digests, the command counts the rows and computes their digests, so that two builds \
      can be compared.
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
      try console.show(models, as: ReadModelTable(models).table, ifEmpty: "no read models")
      if let holder { console.tell(holder.line) }
      try console.tellHealth(of: models)
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
}
