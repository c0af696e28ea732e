package import ArgumentParsing
package import Editorial
import Newsroom

package struct SettingUnset: Subcommand {
  package static let configuration = CommandConfiguration(
    name: "unset", abstract: "Return a setting to its default.",
    discussion: "Only an admin may do it. 'galley setting list' shows the defaults.",
    examples: [Example("galley setting unset sections", "Allow any section again.")])

  @Argument(help: "The setting.", valueName: "key") package var key: SettingKey
  @OptionGroup(title: "Command options") package var change: SettingArguments
  @OptionGroup package var global: GlobalOptions

  package init() {}

  package func run() async throws {
    let receipt = try await global.withMember { member in
      try await member.unset(key, reason: change.reason, options: change.options)
    }
    try global.console.show(receipt)
  }
}
