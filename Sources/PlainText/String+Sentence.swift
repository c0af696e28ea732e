extension String {
  /// With a capital letter first. A first word with anything but letters is a name, such as the slug
  /// `ferry-strike` or the path of a file, and stays as it is.
  package var capitalFirst: String {
    let word = prefix { !$0.isWhitespace && $0 != "," && $0 != ":" && $0 != ";" }
    return word.allSatisfy(\.isLetter) ? prefix(1).uppercased() + dropFirst() : self
  }

  /// As a sentence: with a capital letter first, and a full stop.
  package var sentence: String { capitalFirst + (hasSuffix(".") ? "" : ".") }
}
