/// A type that can be read from one word of the command line.
///
/// An enum of texts conforms by saying so, and its values are listed in help, in completion and in
/// the error about any other:
///
/// ```swift
/// enum OutputFormat: String, CaseIterable, ExpressibleByArgument { case table, json }
/// ```
package protocol ExpressibleByArgument: Sendable {
  init(argument: String) throws(ArgumentValueError)

  /// Every text that is a value, or nothing where they cannot be listed.
  static var allowedValues: [String] { get }

  /// The text that this value is read from; help shows defaults with it.
  var argumentText: String { get }
}

extension ExpressibleByArgument {
  package static var allowedValues: [String] { [] }
  package var argumentText: String { String(describing: self) }
}

extension ExpressibleByArgument where Self: CaseIterable & RawRepresentable<String> {
  package init(argument: String) throws(ArgumentValueError) {
    guard let value = Self(rawValue: argument) else {
      throw ArgumentValueError(oneOf: Self.allowedValues)
    }
    self = value
  }

  package static var allowedValues: [String] { allCases.map(\.rawValue) }
  package var argumentText: String { rawValue }
}

extension ArgumentValueError {
  /// Names the values that would be right.
  package init(oneOf values: [String]) {
    let quoted = values.map { "'\($0)'" }
    let list =
      quoted.count < 2
      ? quoted.joined()
      : quoted.dropLast().joined(separator: ", ") + " or " + quoted[quoted.count - 1]
    self.init("please provide one of \(list)")
  }
}
