package import ArgumentParsing
import Foundation
import Newsroom

/// The options of every desk command on existing articles.
package struct CommandArguments: ArgumentGroup {
  @Option(
    name: "expect-revision", help: "Require this working revision.",
    valueName: "number")
  package var expectRevision: Int?

  @Option(
    name: "expect-version", help: "Require this number of events in the article.",
    valueName: "number")
  package var expectVersion: Int?

  @OptionGroup(title: nil) package var identity: CommandIdentity
  @OptionGroup(title: nil) package var receipt: ReceiptArguments

  package init() {}

  var options: CommandOptions {
    CommandOptions(
      commandID: identity.commandID?.id, expectedRevision: expectRevision,
      expectedVersion: expectVersion)
  }
}
