extension String {
  /// With a capital letter first. A first word with anything but letters is a name, such as the slug
  /// `ferry-strike` or the path of a file, and stays as it is.
  package var capitalFirst: String {
    let word = prefix { !$0.isWhitespace && $0 != "," && $0 != ":" && $0 != ";" }
    return word.allSatisfy(\.isLetter) ? prefix(1).uppercased() + dropFirst() : self
  }

  /// With a capital letter first, unless it begins with this name.
  package func capitalFirst(after name: String) -> String {
    hasPrefix("\(name) ") ? self : capitalFirst
  }

  /// As a sentence that may begin with this name: `lamp is on hold.`
  package func sentence(about name: String) -> String {
    capitalFirst(after: name).ended
  }

  /// As a sentence: with a capital letter first, and a full stop or a question mark.
  package var sentence: String { capitalFirst.ended }

  private var ended: String { hasSuffix(".") || hasSuffix("?") ? self : self + "." }
}
