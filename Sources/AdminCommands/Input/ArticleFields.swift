package import ArgumentParsing
import Manuscripts
import Newsroom

/// An article's fields as options. An option overrides the field of the file; a blank option removes
/// the field.
package struct ArticleFields: ArgumentGroup {
  @Option(name: "headline", help: "The title.", valueName: "text", mayBeBlank: true) package
    var headline: String?
  @Option(
    name: "slug", help: "The article's name in addresses.", valueName: "slug", mayBeBlank: true)
  package var slug: String?
  @Option(
    name: "standfirst", help: "The summary under the headline.", valueName: "text", mayBeBlank: true
  )
  package var standfirst: String?
  @Option(name: "byline", help: "An author; may be repeated.", valueName: "name", mayBeBlank: true)
  package var byline: [String]
  @Option(
    name: "dateline-place", help: "Where the story was filed.", valueName: "place", mayBeBlank: true
  )
  package var datelinePlace: String?
  @Option(
    name: "dateline-date", help: "When the story was filed, such as 2026-11-23.", valueName: "date",
    mayBeBlank: true)
  package var datelineDate: String?
  @Option(
    name: "dateline-source", help: "The agency that filed the story.", valueName: "name",
    mayBeBlank: true)
  package var datelineSource: String?
  @Option(
    name: "section", help: "The section.", valueName: "name", completion: NameCompletion.section,
    mayBeBlank: true)
  package var section: String?
  @Option(
    name: "keywords", help: "Comma-separated keywords; may be repeated.", valueName: "words",
    mayBeBlank: true)
  package var keywords: [String]
  @Option(
    name: "language", help: "The language's tag, such as en or pt-BR.", valueName: "tag",
    mayBeBlank: true)
  package var language: String?
  @Option(
    name: "lead-image-uri", help: "The lead image's address.", valueName: "uri", mayBeBlank: true)
  package var leadImageURI: String?
  @Option(
    name: "lead-image-caption", help: "The lead image's caption.", valueName: "text",
    mayBeBlank: true)
  package var leadImageCaption: String?
  @Option(
    name: "lead-image-alt", help: "What the lead image shows, for those who cannot see it.",
    valueName: "text", mayBeBlank: true)
  package var leadImageAlt: String?
  @Option(
    name: "lead-image-credit", help: "The lead image's credit.", valueName: "text", mayBeBlank: true
  )
  package var leadImageCredit: String?

  package init() {}

  /// Whether no field is given.
  var isEmpty: Bool { texts.isEmpty && byline.isEmpty && keywords.isEmpty }

  /// Replaces the fields of a file with the given ones.
  func overlay(_ file: inout ManuscriptFile) throws(Failure) {
    for (field, text) in texts {
      try Self.attempt(field) { () throws(ManuscriptError) in try file.set(field, to: text) }
    }
    if !byline.isEmpty {
      try Self.attempt(.byline) { () throws(ManuscriptError) in
        try file.set(.byline, toList: byline)
      }
    }
    if !keywords.isEmpty {
      try Self.attempt(.keywords) { () throws(ManuscriptError) in
        try file.set(.keywords, to: keywords.joined(separator: ","))
      }
    }
  }

  private var texts: [(ManuscriptField, String)] {
    let given: [(ManuscriptField, String?)] = [
      (.headline, headline), (.slug, slug), (.standfirst, standfirst),
      (.datelinePlace, datelinePlace), (.datelineDate, datelineDate),
      (.datelineSource, datelineSource), (.section, section), (.language, language),
      (.leadImageURI, leadImageURI), (.leadImageCaption, leadImageCaption),
      (.leadImageAlt, leadImageAlt), (.leadImageCredit, leadImageCredit),
    ]
    return given.compactMap { field, text in text.map { (field, $0) } }
  }

  /// Adds the name of the option to an error.
  private static func attempt(
    _ field: ManuscriptField, _ set: () throws(ManuscriptError) -> Void
  ) throws(Failure) {
    do {
      try set()
    } catch {
      throw Failure(.invalid, "\(option(for: field)): \(error)")
    }
  }

  /// The option of a field: `leadImage.uri` is `--lead-image-uri`.
  static func option(for field: ManuscriptField) -> String {
    field.name.reduce(into: "--") { name, letter in
      switch letter {
      case ".": name += "-"
      case _ where letter.isUppercase: name += "-\(letter.lowercased())"
      default: name.append(letter)
      }
    }
  }
}
