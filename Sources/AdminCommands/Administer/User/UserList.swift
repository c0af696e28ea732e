package import ArgumentParsing
import Editorial
import Newsroom
import Terminal

package struct UserList: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "list", abstract: "List people, including disabled ones.",
    examples: [Example("galley user list", "Show every person and their role.")])

  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let people = try await global.withMember { try await $0.people() }
    let table = Table(
      columns: [
        TableColumn("name"), TableColumn("role"), TableColumn("added"),
        TableColumn("at", dropRank: 1), TableColumn("by"), TableColumn("disabled"),
      ],
      rows: people.map { person in
        let added = Moment(person.addedAt)
        return [
          TableCell(person.login, .bold), TableCell(person.role?.rawValue ?? "none", .cyan),
          TableCell(added.relative), TableCell(added.absolute, .dim), TableCell(person.addedBy),
          TableCell(person.disabledAt.map { Moment($0).relative } ?? "", .yellow),
        ]
      })
    try global.console.show(people, as: table, ifEmpty: "no people")
  }
}
