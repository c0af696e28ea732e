/// Something given to a command beside its options that will not do: a file, a time, a terminal.
struct InputError: Error, Hashable, CustomStringConvertible {
  /// One line: what, which, and what to do.
  let description: String

  init(_ description: String) { self.description = description }
}
