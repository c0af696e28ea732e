import ArgumentParsing
import Newsroom

extension ZonedInstant {
  /// The instant that options give.
  ///
  /// - Throws: `ArgumentValueError` with a whole sentence.
  init(argument text: String, zone: String?) throws(ArgumentValueError) {
    do throws(TimeError) {
      try self.init(text, zone: zone)
    } catch {
      throw ArgumentValueError(
        error == .zoneMissing
          ? "Which time zone? Add --zone Europe/Berlin, or write an offset such as +01:00."
          : error.description)
    }
  }
}
