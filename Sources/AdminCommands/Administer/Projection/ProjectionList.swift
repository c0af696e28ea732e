package import ArgumentParsing
import Newsroom
import Terminal

package struct ProjectionList: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "list", abstract: "List the read models and their tables.",
    examples: [Example("galley projection list", "List the read models.")])

  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let models = try await global.withMember { try await $0.projections() }
    let table = Table(
      columns: [
        TableColumn("name"), TableColumn("version", alignment: .right),
        TableColumn("build", alignment: .right), TableColumn("tables", minimumWidth: 12),
      ],
      rows: models.map { model in
        [
          TableCell(model.name, .bold), TableCell(String(model.version)),
          TableCell(model.build.map { String($0) } ?? "none"),
          TableCell(model.tables.map { "read.\($0)" }.joined(separator: ", ")),
        ]
      })
    try global.console.show(models, as: table, ifEmpty: "no read models")
  }
}
