import Manuscripts

/// The fields about the pictures in a text: `image-0-uri`, `image-0-caption` and so on.
enum ImageFields {
  static let parts = ["uri", "caption", "alt", "credit"]

  static func name(_ number: Int, _ part: String) -> String { "image-\(number)-\(part)" }

  static func isOne(_ name: String) -> Bool {
    name.wholeMatch(of: /image-[0-9]{1,3}-(uri|caption|alt|credit)/) != nil
  }

  /// What the fields have for these pictures.
  static func texts(of images: [PartialImage]) -> [String: String] {
    var texts: [String: String] = [:]
    for (number, image) in images.enumerated() {
      for (part, text) in zip(parts, [image.uri, image.caption, image.alt, image.credit]) {
        texts[name(number, part)] = text
      }
    }
    return texts
  }

  /// The pictures about which the fields say something, in the order of their numbers.
  static func images(in texts: [String: String]) -> [PartialImage] {
    let numbers = Set(
      texts.keys.filter(isOne).compactMap { $0.split(separator: "-").dropFirst().first }
        .compactMap { Int($0) })
    return numbers.sorted().compactMap { number in
      let values = parts.map { part in texts[name(number, part)].flatMap { $0.isEmpty ? nil : $0 } }
      guard values[0] != nil, values.dropFirst().contains(where: { $0 != nil }) else { return nil }
      return PartialImage(uri: values[0], caption: values[1], alt: values[2], credit: values[3])
    }
  }
}
