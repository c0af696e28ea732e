package import ArgumentParsing
import Foundation
import Newsroom

/// The options of every desk command on an existing article.
package struct CommandArguments: ArgumentGroup {
  @Option(
    name: "expect-revision", help: "Require this working revision.",
    valueName: "number")
  package var expectRevision: Int?

  @Option(
    name: "expect-version", help: "Require this number of events in the article.",
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
