/// The name of a newsroom of a server, which is that of its database.
package struct NewsroomName: Hashable, Sendable, CustomStringConvertible {
  /// The newsroom of the private server that is used if none is named.
  package static let standard = NewsroomName(known: "galley")
  private static let longest = 40
  private static let reserved = ["postgres", "template0", "template1"]

  package let text: String

  private init(known text: String) { self.text = text }

  /// - Throws: ``Failure`` unless it is a small letter, and then small letters, digits, `-` and `_`.
  package init(_ text: String) throws(Failure) {
    guard text.wholeMatch(of: /[a-z][a-z0-9_-]*/) != nil, text.utf8.count <= Self.longest,
      !Self.reserved.contains(text)
    else {
      throw Failure(
        .invalid,
        "a newsroom's name is a small letter, then small letters, digits, - and _, at most "
          + "\(Self.longest), and none of \(Self.reserved.joined(separator: ", "))")
    }
    self.text = text
  }

  package var description: String { text }
}
