package import ArgumentParsing
package import Editorial

extension LanguageTag: ExpressibleByArgument {
  package init(argument: String) throws(ArgumentValueError) {
    guard let tag = LanguageTag(argument) else {
      throw ArgumentValueError("must be a language tag, as in en or pt-BR")
    }
    self = tag
  }
}
