package import ArgumentParsing
import Editorial
import Newsroom

/// The options of every command that can also answer about the past.
package struct AsOfArguments: ArgumentGroup {
  @Option(
    name: "at",
    help: "As it was at this time, as in '2026-12-01 06:00'; of a date, its first moment.",
    valueName: "time")
  package var at: String?
  @Option(
    name: "zone", help: "The time's zone, an IANA name such as Europe/Berlin.", valueName: "zone")
  package var zone: String?
  @Option(
    name: "at-position", help: "As it was right after the event at this position.",
    valueName: "position")
  package var atPosition: Int64?

  package init() {}

  func validate() throws(ArgumentValueError) { _ = try moment }

  /// The moment that is meant; nil for now.
  var moment: AsOf? {
    get throws(ArgumentValueError) {
      if at != nil, atPosition != nil {
        throw ArgumentValueError("Give --at or --at-position, not both.")
      }
      if zone != nil, at == nil {
        throw ArgumentValueError("--zone says how to read the time of --at, which is missing.")
      }
      if let atPosition {
        guard atPosition >= 0 else {
          throw ArgumentValueError("--at-position must be a whole number from 0.")
        }
        return .position(atPosition)
      }
      guard let at else { return nil }
      let time = CalendarDate(at) == nil ? at : "\(at) 00:00"
      return .instant(try ZonedInstant(time, zone: zone).instant)
    }
  }

  /// How the making of what is asked for is told: never on standard output, which has the answer.
  func reporter(_ options: GlobalOptions) -> ReplayReporter {
    ReplayReporter(
      "as of the past", on: Console(format: .table, isQuiet: options.quiet))
  }
}
