extension String: ExpressibleByArgument {
  package init(argument: String) { self = argument }
}

extension Int: ExpressibleByArgument {
  package init(argument: String) throws(ArgumentValueError) {
    guard let value = Int(argument) else { throw ArgumentValueError("must be a whole number") }
    self = value
  }
}

extension Int64: ExpressibleByArgument {
  package init(argument: String) throws(ArgumentValueError) {
    guard let value = Int64(argument) else { throw ArgumentValueError("must be a whole number") }
    self = value
  }
}

extension Double: ExpressibleByArgument {
  package init(argument: String) throws(ArgumentValueError) {
    guard let value = Double(argument), value.isFinite else {
      throw ArgumentValueError("must be a number")
    }
    self = value
  }

  /// A whole number without a fraction.
  package var argumentText: String {
    description.hasSuffix(".0") ? String(description.dropLast(2)) : description
  }
}

extension Bool: ExpressibleByArgument {
  package static var allowedValues: [String] { ["true", "false"] }

  package init(argument: String) throws(ArgumentValueError) {
    guard let value = Bool(argument) else {
      throw ArgumentValueError(oneOf: Bool.allowedValues, insteadOf: argument)
    }
    self = value
  }
}
