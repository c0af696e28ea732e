/// A picture in the text of a manuscript.
package struct MarkdownPicture: Hashable, Sendable {
  /// As it was typed.
  package let uri: String
  /// What it shows, without markup; possibly blank.
  package let alternative: String
}

extension MarkdownDocument {
  /// The pictures in the text, in its order.
  package var pictures: [MarkdownPicture] {
    var found: [MarkdownPicture] = []
    // The addresses of the pictures that are open, and where their alternative texts begin. One can
    // be in the alternative text of another.
    var open: [(uri: String, start: Int)] = []
    for (index, event) in events.enumerated() {
      switch event {
      case .enter(.image(let uri)): open.append((uri, index + 1))
      case .exit(.image):
        guard let (uri, start) = open.popLast() else { continue }
        found.append(
          MarkdownPicture(uri: uri, alternative: Self.plainText(of: events[start..<index])))
      default: break
      }
    }
    return found
  }
}
