package import ArgumentParsing
import Newsroom

/// A whole number of seconds on a command line or in a variable, at most a day.
package struct TimeLimitArgument: ExpressibleByArgument {
  let seconds: Int

  var duration: Duration { .seconds(seconds) }

  package init(argument: String) throws(ArgumentValueError) {
    guard let seconds = Int(argument), (0...86_400).contains(seconds) else {
      throw ArgumentValueError("must be a whole number of seconds from 0 to 86400")
    }
    self.seconds = seconds
  }

  package var argumentText: String { String(seconds) }

  /// The value of an environment variable; nil if it is not set.
  ///
  /// - Throws: ``Failure`` that names the variable, without its value.
  init?(variable: String) throws(Failure) {
    let text = Invocation.current.environment[variable] ?? ""
    guard !text.isEmpty else { return nil }
    do {
      try self.init(argument: text)
    } catch {
      throw Failure(.invalid, "\(variable) \(error.reason)")
    }
  }
}
