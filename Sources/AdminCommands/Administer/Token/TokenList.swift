package import ArgumentParsing
import Newsroom
import Terminal

package struct TokenList: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "list", abstract: "List your tokens, the newest first.",
    examples: [
      Example("galley token list", "See which programs act as you."),
      Example("galley token list --all", "See those of everybody, as an admin."),
    ])

  @Flag(name: "all", help: "Everybody's tokens, for an admin.") package var all: Bool
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let tokens = try await global.withMember { try await $0.tokens(ofEverybody: all) }
    let table = Table(
      columns: [
        TableColumn("id"), TableColumn("person", dropRank: 1), TableColumn("label"),
        TableColumn("scope"), TableColumn("expires"), TableColumn("used"),
      ],
      rows: tokens.map { token in
        [
          TableCell(token.shortID, .bold), TableCell(token.login), TableCell(token.label),
          TableCell(token.scope.rawValue, .cyan),
          TableCell(Moment(token.expiresAt).relative),
          TableCell(token.usedAt.map { Moment($0).relative } ?? "never", .dim),
        ]
      })
    try global.console.show(tokens, as: table, ifEmpty: "no tokens")
  }
}
