/// An unusable input of a command that is not an option, such as a file, a time or a terminal.
struct InputError: Error, Hashable, CustomStringConvertible {
  /// One line: what is wrong, which item, and what to do.
  let description: String

  init(_ description: String) { self.description = description }
}
