import Editorial
import Manuscripts
import Pictures
import PlainText

/// The names of pictures where a person types them in place of addresses.
struct PictureNames {
  /// Those of new files, and the paths of stored pictures.
  let names: [String]

  /// The address of the picture that somebody means; the same text if it is an address already.
  func address(_ typed: String) -> String {
    let typed = typed.trimmed
    if isAddress(typed) { return typed }
    return names.contains(typed) || Self.isFileName(typed) ? Picture.address(of: typed) : typed
  }

  /// The text with addresses where it has names that cannot be read there.
  func withAddresses(_ text: String) -> String {
    names.reduce(into: text) { text, name in
      let reference = address(name)
      guard reference != name else { return }
      text = text.replacing("](\(name))", with: "](\(reference))")
    }
  }

  /// Whether a text is the address of one of the pictures.
  private func isAddress(_ text: String) -> Bool {
    guard !text.contains(where: \.isWhitespace), let path = Picture.path(of: text) else {
      return false
    }
    return names.contains { $0 == path || path.hasSuffix("/\($0)") }
  }

  private static let endings = PictureFormat.allCases.map(\.fileExtension) + ["jpeg"]

  /// Whether a text with spaces is the name of a picture that the desk does not have yet. A
  /// description has no such ending.
  private static func isFileName(_ text: String) -> Bool {
    guard text.contains(where: \.isWhitespace), Picture.path(of: text) == text else { return false }
    return endings.contains { text.lowercased().hasSuffix(".\($0)") }
  }
}

extension ManuscriptForm {
  /// Makes addresses of the names of pictures, and puts new pictures that neither the text nor the
  /// field of the lead picture mentions at the end of the text.
  mutating func place(_ new: [String], stored: [Picture] = []) {
    let names = PictureNames(names: new + stored.map(\.path))
    self = replacing(
      has("lead") ? ["lead": names.address(self["lead"])] : [:], body: names.withAddresses(body),
      baseRevision: baseRevision)
    let mentioned = Set(
      (MarkdownDocument(body).pictures.map(\.uri) + [self["lead"]])
        .compactMap { Picture.path(of: $0)?.split(separator: "/").last.map(String.init) })
    for name in new where !mentioned.contains(name) {
      append("\n\n![](\(Picture.address(of: name)))\n")
    }
  }

  /// Whether what the form says about pictures cannot be read.
  var hasPictureProblem: Bool {
    var file = ManuscriptFile()
    do {
      for (field, name) in Self.names where name.hasPrefix("lead") {
        try file.set(field, to: self[name])
      }
      _ = try file.leadImage.complete()
      for image in images { try file.addImage(image.withAddress) }
      return false
    } catch {
      return true
    }
  }
}

extension PartialImage {
  /// A text can name a picture between angle brackets, with spaces.
  var withAddress: PartialImage {
    var image = self
    image.uri = uri.map { $0.contains(where: \.isWhitespace) ? Picture.address(of: $0) : $0 }
    return image
  }
}
