package import Foundation
package import Newsroom
package import Terminal

/// The environment and the streams of a run of the program.
///
/// It is a task-local value, so that a command can run another one, as `quickstart` does.
package struct Invocation: Sendable {
  /// The command line, without the program's name.
  package internal(set) var arguments: [String] = []
  package var environment: [String: String]
  package var output = StandardStream.output
  package var error = StandardStream.error
  /// Where the variables from the person's settings file are, by their names.
  private(set) var settingPlaces: [String: String] = [:]
  /// The database to use if no option names one.
  package var scratch: DatabaseAddress?
  package var zone: RunZone
  /// The moment from which ages count.
  package var viewpoint = Viewpoint()
  /// The format of results, which errors have too.
  var format = OutputFormat.table
  /// When the run began. Relative times count from here.
  package var began = Date()

  package init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    self.environment = environment
    zone = RunZone(environment: environment)
  }

  /// Sets the variables that are not set to the values in the person's settings file, also for
  /// libraries and for programs that this one starts.
  mutating func readSettings() throws(Failure) {
    guard let file = SettingsFile(environment: environment) else { return }
    for (name, value) in try file.values(besides: environment) {
      environment[name] = value.text
      settingPlaces[name] = value.place
      setenv(name, value.text, 0)
    }
  }

  @TaskLocal package static var current = Invocation()
}
