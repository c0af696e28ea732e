package import ArgumentParsing
package import Editorial
import Newsroom

package struct SettingSet: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "set", abstract: "Set a setting of the newsroom.",
    discussion: """
      Separate the elements of a list by commas, or give several arguments; the new list replaces \
      the former one. Only an admin may set a setting. If somebody else has just changed it, the \
      command is refused, and records nothing.

      \(SettingHelp.text)
      """,
    examples: [
      Example(
        "galley setting set sections Harbour City 'Arts and Letters'", "Set the list of sections."),
      Example("galley setting set time-zone Europe/Berlin", "Let '6:00' mean six in Berlin."),
      Example(
        "galley setting set required-fields.submit section --reason 'For the feed'",
        "Require a section of every submission."),
    ])

  @Argument(help: "The setting.", valueName: "key") package var key: SettingKey
  @Argument(help: "The value; several for a list.", valueName: "value", mayBeBlank: true) package
    var value: [String]
  @OptionGroup(title: "Command options") package var change: SettingArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let receipt = try await global.withMember { member in
      try await member.set(key, to: value, reason: change.reason, options: change.options)
    }
    try global.console.show(receipt)
  }
}

/// The settings, for help.
enum SettingHelp {
  /// A line for each setting.
  static var text: String {
    SettingKey.allCases.map { key in
      "\(key.rawValue): \(key.summary) Default: \(key.defaultPhrase)."
    }.joined(separator: "\n\n")
  }
}
