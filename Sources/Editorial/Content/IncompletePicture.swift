import JSON
import PlainText

/// A picture in the body that lacks something for a submission.
package struct IncompletePicture: Hashable, Sendable {
  package enum Part: String, Hashable, Sendable, CaseIterable {
    case alt, caption, credit
  }

  /// Its path, or else its address; long ones are cut.
  package let name: String
  /// In the order of the cases; never empty.
  package let missing: [Part]

  /// How many of an article an event names. More of them say nothing new.
  package static let limit = 20
  /// In characters.
  private static let longestName = 80

  /// Nil if the picture has all that a submission needs.
  package init?(_ image: ArticleImage) {
    let texts: [(Part, String?)] = [
      (.alt, image.alt), (.caption, image.caption), (.credit, image.credit),
    ]
    missing = texts.filter { $0.1?.trimmed.isEmpty ?? true }.map(\.0)
    if missing.isEmpty { return nil }
    let whole = PictureDescriptions.identity(of: image.uri)
    let start = whole.prefix(Self.longestName)
    name = start.endIndex == whole.endIndex ? whole : start + "…"
  }

  /// `the caption and the credit of the picture rail.png`.
  var phrase: String {
    let parts = missing.map { "the \($0.word)" }
    let list =
      parts.count > 1
      ? "\(parts.dropLast().joined(separator: ", ")) and \(parts[parts.count - 1])" : parts.joined()
    return "\(list) of the picture \(name)"
  }
}

extension IncompletePicture.Part {
  fileprivate var word: String {
    switch self {
    case .alt: "alt text"
    case .caption: "caption"
    case .credit: "credit"
    }
  }
}

extension IncompletePicture {
  /// The members that events store.
  var json: JSONObject {
    ["missing": .array(missing.map { .string($0.rawValue) }), "name": .string(name)]
  }

  init(_ fields: JSONFields) throws(JSONFieldError) {
    name = try fields.text("name")
    missing = try fields.required("missing", "a list of alt, caption and credit") { element in
      guard let names = element.strings, !names.isEmpty else { return nil }
      let parts = names.compactMap(Part.init)
      return parts.count == names.count ? parts : nil
    }
  }
}
