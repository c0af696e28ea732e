package import ArgumentParsing
package import Editorial
import Newsroom

extension SettingKey: ExpressibleByArgument {}

/// What every command takes that changes a setting.
package struct SettingArguments: ArgumentGroup {
  @Option(
    name: "reason", help: "The reason, recorded in the log.", valueName: "text", mayBeBlank: true)
  package var reason: String?
  @Option(
    name: "expect-version",
    help: "Require this version of the setting, as 'galley setting list --format json' shows it.",
    valueName: "number")
  package var expectVersion: Int?
  @OptionGroup package var identity: CommandIdentity

  package init() {}

  var options: CommandOptions {
    CommandOptions(commandID: identity.commandID?.id, expectedVersion: expectVersion)
  }
}
