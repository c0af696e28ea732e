package import ArgumentParsing
import Foundation
import Newsroom

/// The options of every command of the desk on an article that is there.
package struct CommandArguments: ArgumentGroup {
  @Option(
    name: "expect-revision", help: "Refuse unless this is the working revision.",
    valueName: "number")
  package var expectRevision: Int?

  @Option(
    name: "expect-version", help: "Refuse unless the article has this many events.",
    valueName: "number")
  package var expectVersion: Int?

  @OptionGroup package var identity: CommandIdentity

  package init() {}

  var options: CommandOptions {
    CommandOptions(
      commandID: identity.commandID?.id, expectedRevision: expectRevision,
      expectedVersion: expectVersion)
  }
}
