package import ArgumentParsing
import Foundation
import PlainText

/// The id that makes it safe to repeat a command: a repetition is not carried out again.
package struct CommandIdentity: ArgumentGroup {
  @Option(
    name: "command-id",
    help: "An id for the command; repeating it returns the same answer.",
    valueName: "uuid")
  package var commandID: UUIDArgument?

  package init() {}
}

/// A UUID on a command line.
package struct UUIDArgument: ExpressibleByArgument {
  let id: UUID

  package init(argument: String) throws(ArgumentValueError) {
    guard let id = UUID(uuidString: argument) else {
      throw ArgumentValueError("must be a UUID, as in 0193a7c2-7d1e-7c4f-9b1a-2f6d1c0e8a55")
    }
    self.id = id
  }

  package var argumentText: String { id.text }
}
