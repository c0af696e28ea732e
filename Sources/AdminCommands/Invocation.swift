import Foundation
package import Newsroom
package import Terminal

/// The environment and the streams of a run of the program.
///
/// It is a task-local value, so that a command can run another one, as `quickstart` does.
package struct Invocation: Sendable {
  /// The command line, without the program's name.
  package internal(set) var arguments: [String] = []
  package var environment = ProcessInfo.processInfo.environment
  package var output = StandardStream.output
  package var error = StandardStream.error
  /// The database to use if no option names one.
  package var scratch: DatabaseAddress?

  package init() {}

  @TaskLocal package static var current = Invocation()
}
