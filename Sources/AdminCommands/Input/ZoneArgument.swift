package import ArgumentParsing
import Newsroom

/// The time zone of a time that another option gives.
package struct ZoneArgument: ArgumentGroup {
  @Option(
    name: "zone", help: "The time zone, an IANA name such as Europe/Berlin.", valueName: "zone")
  package var name: String?

  package init() {}

  /// - Throws: `ArgumentValueError` with a whole sentence.
  func instant(_ time: String) throws(ArgumentValueError) -> ZonedInstant {
    try ZonedInstant(argument: time, zone: name)
  }
}
