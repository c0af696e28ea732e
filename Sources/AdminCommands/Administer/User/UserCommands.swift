package import ArgumentParsing

package struct UserCommands: CommandGroup {
  package static let configuration = CommandConfiguration(
    name: "user", abstract: "Say who works in the newsroom, and as what.",
    discussion: """
      A person is a login of the database, which says who acts in every event. An editor writes \
      and submits; an admin also approves, publishes and administers; an auditor reads everything \
      and changes nothing.
      """)

  package static let sections = [
    CommandSection(
      "Subcommands",
      [UserAdd.self, UserList.self, UserRole.self, UserPassword.self, UserDisable.self])
  ]

  @OptionGroup package var global: GlobalOptions

  package init() {}
}
