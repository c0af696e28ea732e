import ArgumentParsing
import Editorial
import Foundation
import Newsroom

extension ZoneArgument {
  /// The instant of a time, or the beginning of a day.
  ///
  /// - Throws: `ArgumentValueError` with a whole sentence.
  func start(_ time: String) throws(ArgumentValueError) -> Date {
    try instant(CalendarDate(time) == nil ? time : "\(time) 00:00").instant
  }

  /// The given zone, or else this machine's.
  ///
  /// - Throws: `ArgumentValueError` with a whole sentence.
  var timeZone: TimeZone {
    get throws(ArgumentValueError) {
      guard let name else { return .current }
      do throws(TimeError) {
        return try ZoneName(name).timeZone
      } catch {
        throw ArgumentValueError(error.description)
      }
    }
  }
}
