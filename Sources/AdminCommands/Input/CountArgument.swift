package import ArgumentParsing

/// A count on the command line: 1 or more.
package struct CountArgument: ExpressibleByArgument {
  let count: Int

  init(_ count: Int) { self.count = count }

  package init(argument: String) throws(ArgumentValueError) {
    guard let count = Int(argument), count > 0, count <= Int32.max else {
      throw ArgumentValueError("must be a whole number from 1")
    }
    self.count = count
  }

  package var argumentText: String { String(count) }
}
