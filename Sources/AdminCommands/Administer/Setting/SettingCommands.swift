package import ArgumentParsing

package struct SettingCommands: CommandGroup {
  package static let configuration = CommandConfiguration(
    name: "setting", abstract: "Show and change the settings of the newsroom.",
    discussion: """
      Sections, languages and required fields are checked when somebody drafts or revises an \
      article. An article keeps the section and the language that it has until somebody changes \
      them. Every change is an event in the log, with its author and reason.
      """)

  package static let sections = [
    CommandSection(
      "Subcommands", [SettingList.self, SettingSet.self, SettingUnset.self, SettingHistory.self])
  ]

  @OptionGroup package var global: GlobalOptions

  package init() {}
}
