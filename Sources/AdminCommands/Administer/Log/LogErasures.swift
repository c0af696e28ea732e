package import ArgumentParsing
import Newsroom
import PlainText
import Terminal

package struct LogErasures: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "erasures", abstract: "List what was erased, to keep it with the seals.",
    discussion: """
      The list names the erased texts and pictures by their salted digests, with the reason and the \
      legal ground, and contains nothing of them. Keep the JSON where you keep the seals: a restore \
      of an older backup applies the erasures in it again.
      """,
    examples: [
      Example("galley log erasures --format json > erasures.json", "Keep the list elsewhere."),
      Example("galley log erasures", "See what was erased."),
    ])

  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let console = global.console
    let list = try await global.withMember { try await $0.erasures() }
    let table = Table(
      columns: [
        TableColumn("position", alignment: .right), TableColumn("erased"), TableColumn("by"),
        TableColumn("of", dropRank: 1), TableColumn("texts", alignment: .right, dropRank: 3),
        TableColumn("pictures", alignment: .right, dropRank: 2), TableColumn("ground"),
      ],
      rows: list.erasures.map { erasure in
        [
          TableCell(String(erasure.position)), TableCell(Moment(erasure.at).absolute),
          TableCell(erasure.by), TableCell("\(erasure.category) \(erasure.stream.text)"),
          TableCell(String(erasure.texts.count)), TableCell(String(erasure.pictures.count)),
          TableCell(erasure.ground),
        ]
      })
    try console.show(list) {
      if table.isEmpty { console.tell("nothing was erased") }
      return table.isEmpty ? "" : table.text(for: console.screen)
    }
  }
}
