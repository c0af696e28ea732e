import Foundation
package import Newsroom
package import Terminal

/// What a run of the program stands on: where it reads from and writes to.
///
/// A task's own, so that a command can be run inside another, as `quickstart` does.
package struct Invocation: Sendable {
  package var environment = ProcessInfo.processInfo.environment
  package var output = StandardStream.output
  package var error = StandardStream.error
  /// The database to work in where no option says otherwise.
  package var scratch: DatabaseAddress?

  package init() {}

  @TaskLocal package static var current = Invocation()
}
