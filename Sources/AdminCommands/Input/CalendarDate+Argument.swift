package import ArgumentParsing
package import Editorial

extension CalendarDate: ExpressibleByArgument {
  package init(argument: String) throws(ArgumentValueError) {
    guard let date = CalendarDate(argument) else {
      throw ArgumentValueError("must be a date such as 2026-12-01")
    }
    self = date
  }
}
