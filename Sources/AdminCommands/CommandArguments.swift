package import ArgumentParsing
import Foundation
import Newsroom

/// The options that every command of the desk takes.
package struct CommandArguments: ArgumentGroup {
  @Option(
    help: "Refuse unless this is the working revision.", valueName: "number")
  package var expectRevision: Int?

  @Option(
    help: "Refuse unless the article has this many events.", valueName: "number")
  package var expectVersion: Int?

  @Option(
    help: "An id of your own: the same again has the same answer and records nothing.",
    valueName: "uuid")
  package var commandID: UUIDArgument?

  package init() {}

  var options: CommandOptions {
    CommandOptions(
      commandID: commandID?.id, expectedRevision: expectRevision, expectedVersion: expectVersion)
  }
}

/// A UUID that was typed.
package struct UUIDArgument: ExpressibleByArgument {
  let id: UUID

  package init(argument: String) throws(ArgumentValueError) {
    guard let id = UUID(uuidString: argument) else {
      throw ArgumentValueError("must be a UUID, as in 0193a7c2-7d1e-7c4f-9b1a-2f6d1c0e8a55")
    }
    self.id = id
  }

  package var argumentText: String { id.uuidString.lowercased() }
}
