package import ArgumentParsing
package import Editorial
import Manuscripts

// The desk's types as arguments.

extension Role: ExpressibleByArgument {}

extension EditorialState: ExpressibleByArgument {}

extension PublicationState: ExpressibleByArgument {}

extension LanguageTag: ExpressibleByArgument {
  package init(argument: String) throws(ArgumentValueError) {
    guard let tag = LanguageTag(argument) else {
      throw ArgumentValueError("must be a language tag such as en or pt-BR")
    }
    self = tag
  }
}

extension Slug: ExpressibleByArgument {
  package init(argument: String) throws(ArgumentValueError) {
    guard let slug = Slug(argument) else {
      let hint = (try? Slug.suggested(from: argument)).map { "; try '\($0)'" } ?? ""
      throw ArgumentValueError(
        "must be lower-case words joined by hyphens, at most \(Slug.maximumLength) characters"
          + hint)
    }
    self = slug
  }

  package var argumentText: String { text }
}
