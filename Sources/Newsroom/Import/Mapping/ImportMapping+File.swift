package import Editorial
import Manuscripts

extension ImportMapping {
  /// What a mapping file says.
  package struct File {
    /// The name of a preset; nil if it names none.
    package var preset: String?
    package var map: [(source: String, target: String)] = []
    package var ignored: [String] = []
    package var section: String?
    package var zone: String?
    package var language: LanguageTag?

    /// Reads a mapping file, which is YAML or JSON:
    ///
    /// ```yaml
    /// preset: jekyll
    /// map: {subtitle: standfirst}
    /// ignore: [rating, mood]
    /// section: News
    /// zone: Europe/Berlin
    /// language: de
    /// ```
    ///
    /// - Throws: ``Failure`` with the line of an error.
    package init(parsing bytes: [UInt8]) throws(Failure) {
      do throws(ManuscriptError) {
        for field in try ForeignManuscript.fields(ofYAML: bytes) { try read(field) }
      } catch {
        throw Failure(.invalid, error.description)
      }
    }

    private static let names = ["preset", "map", "ignore", "section", "zone", "language"]

    private mutating func read(_ field: FrontMatterField) throws(ManuscriptError) {
      switch field.name {
      case "preset": preset = try text(of: field)
      case "section": section = try text(of: field)
      case "zone": zone = try text(of: field)
      case "language":
        let text = try text(of: field)
        guard let tag = LanguageTag(text) else {
          throw ManuscriptError(.badLanguage(text), line: field.valueLine)
        }
        language = tag
      case "ignore": ignored += try texts(of: field)
      case "map":
        guard case .fields(let inner) = field.value else {
          throw wrong(field, "fields of its own, such as 'title: headline'")
        }
        for pair in inner { map.append((pair.name, try text(of: pair))) }
      default: throw wrong(field, "one of \(Self.names.joined(separator: ", "))")
      }
    }

    private func text(of field: FrontMatterField) throws(ManuscriptError) -> String {
      let texts = try texts(of: field)
      guard texts.count == 1 else { throw wrong(field, "one text") }
      return texts[0]
    }

    private func texts(of field: FrontMatterField) throws(ManuscriptError) -> [String] {
      switch field.value {
      case .text(let text): return [text]
      case .list(let items):
        let texts = items.compactMap(\.text)
        guard texts.count == items.count else { throw wrong(field, "a list of texts") }
        return texts
      case .invalid(let error): throw error
      case .empty, .fields, .other: throw wrong(field, "a text or a list of texts")
      }
    }

    private func wrong(_ field: FrontMatterField, _ expected: String) -> ManuscriptError {
      ManuscriptError(
        .wrongShape(field: field.name, expected: expected), line: field.valueLine)
    }
  }
}
