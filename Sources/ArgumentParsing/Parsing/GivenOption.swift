/// Options of a command line that is not parsed yet. With them, even an error in the command line
/// can be printed as its user wants.
package struct GivenOption {
  private let arguments: ArraySlice<String>

  /// - Parameter arguments: Without the name of the program.
  package init(in arguments: [String]) { self.arguments = arguments.prefix { $0 != "--" } }

  /// The first value of an option; nil if it is not given.
  ///
  /// - Parameter name: Without hyphens.
  package func value(of name: String) -> String? {
    // The value of an option cannot begin with two hyphens, so such a word is the option.
    for (word, next) in zip(arguments, arguments.dropFirst() + [""]) {
      if word == "--\(name)" { return next }
      if word.hasPrefix("--\(name)=") { return String(word.dropFirst(name.count + 3)) }
    }
    return nil
  }
}
