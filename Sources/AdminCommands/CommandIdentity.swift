package import ArgumentParsing
import Foundation

/// The id by which a command can be sent again without being carried out again.
package struct CommandIdentity: ArgumentGroup {
  @Option(
    name: "command-id",
    help: "An id of your own: the same again has the same answer and records nothing.",
    valueName: "uuid")
  package var commandID: UUIDArgument?

  package init() {}
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
