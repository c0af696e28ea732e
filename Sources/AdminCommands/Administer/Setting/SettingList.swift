package import ArgumentParsing
import Editorial
import Newsroom
import PlainText
import Terminal

package struct SettingList: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "list", abstract: "Show the settings of the newsroom.",
    discussion: """
      Each setting is shown with its value, or with its default if nobody has set it, and with its \
      last change. 'galley help setting set' explains the settings.
      """,
    examples: [
      Example("galley setting list", "Show every setting."),
      Example("galley setting list --at 2026-12-01T06:00:00Z", "Show the settings at that time."),
    ])

  @OptionGroup(title: "Options for the past") package var asOf: AsOfArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func validate() throws(ArgumentValueError) { try asOf.validate() }

  package func run() async throws {
    let answer = try await global.withMember { member in
      try await member.settingStatuses(asOf: asOf.moment)
    }
    let console = global.console
    let settings = console.value(of: answer)
    let table = Table(
      columns: [
        TableColumn("setting"), TableColumn("value", minimumWidth: 12),
        TableColumn("changed", dropRank: 2), TableColumn("by", minimumWidth: 6, dropRank: 1),
      ],
      rows: settings.map { setting in
        [
          TableCell(setting.key.rawValue, .bold),
          TableCell(setting.phrase, setting.value == nil ? .dim : []),
          TableCell(setting.change.map { Moment($0.at).relative } ?? "", .dim),
          TableCell(setting.change?.by ?? ""),
        ]
      })
    try console.show(settings, as: table, ifEmpty: "no settings")
  }
}
