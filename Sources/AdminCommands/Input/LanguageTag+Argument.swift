package import ArgumentParsing
package import Editorial

extension LanguageTag: ExpressibleByArgument {
  package init(argument: String) throws(ArgumentValueError) {
    guard let tag = LanguageTag(argument) else {
      throw ArgumentValueError("must be a language tag such as en or pt-BR")
    }
    self = tag
  }
}
