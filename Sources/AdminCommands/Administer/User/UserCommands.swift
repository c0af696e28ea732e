package import ArgumentParsing

package struct UserCommands: CommandGroup {
  package static let configuration = CommandConfiguration(
    name: "user", abstract: "Manage people and their roles.",
    discussion: """
      A person is a login of the database, and every event records the login of the person who \
      acted. An editor writes and submits. An admin also approves, publishes and administers. An \
      auditor reads everything and changes nothing.
      """)

  package static let sections = [
    CommandSection(
      "Subcommands",
      [
        UserAdd.self, UserList.self, UserRole.self, UserPassword.self, UserReset.self,
        UserNotices.self, UserDisable.self,
      ])
  ]

  @OptionGroup package var global: GlobalOptions

  package init() {}
}
