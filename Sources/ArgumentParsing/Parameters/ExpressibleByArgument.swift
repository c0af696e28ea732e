import PlainText

/// A type whose values can be read from one word of the command line.
///
/// An enum with raw values of type `String` needs no code. Help, completion and errors list its
/// values:
///
/// ```swift
/// enum OutputFormat: String, CaseIterable, ExpressibleByArgument { case table, json }
/// ```
package protocol ExpressibleByArgument: Sendable {
  init(argument: String) throws(ArgumentValueError)

  /// Every valid text; empty when they cannot be listed.
  static var allowedValues: [String] { get }

  /// The text for this value. Help shows defaults with it.
  var argumentText: String { get }
}

extension ExpressibleByArgument {
  package static var allowedValues: [String] { [] }
  package var argumentText: String { String(describing: self) }
}

extension ExpressibleByArgument where Self: CaseIterable & RawRepresentable<String> {
  package init(argument: String) throws(ArgumentValueError) {
    guard let value = Self(rawValue: argument) else {
      throw ArgumentValueError(oneOf: Self.allowedValues, insteadOf: argument)
    }
    self = value
  }

  package static var allowedValues: [String] { allCases.map(\.rawValue) }
  package var argumentText: String { rawValue }
}

extension ArgumentValueError {
  /// An error that lists the valid values, and names the one that was probably meant.
  package init(oneOf values: [String], insteadOf typed: String) {
    let near = typed.count <= 40 ? Suggestion.nearest(to: typed.lowercased(), among: values) : nil
    self.init(
      (near.map { "did you mean '\($0)'? Please" } ?? "please")
        + " provide one of \(QuotedList(values))")
  }
}

/// Why a text is not a valid value.
package struct ArgumentValueError: Error, Hashable {
  /// Continues the sentence "The value '…' is invalid for '--due <date>': ", so it has no capital
  /// letter and no full stop: "must be a date, as in 2026-12-01". From ``Subcommand/validate()`` it
  /// is a complete sentence.
  package let reason: String

  package init(_ reason: String) {
    self.reason = reason
  }
}
