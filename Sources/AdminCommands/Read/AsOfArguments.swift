package import ArgumentParsing
import Editorial
import Newsroom

/// The options of every command that can also answer about the past.
package struct AsOfArguments: ArgumentGroup {
  @Option(
    name: "at",
    help: "Show the past at this time, such as 'yesterday 18:00'; a day means its start.",
    valueName: "time")
  package var at: String?
  @Option(
    name: "at-position", help: "Show the past right after the event at this position.",
    valueName: "position")
  package var atPosition: Int64?

  package init() {}

  func validate() throws(ArgumentValueError) {
    if at != nil, atPosition != nil {
      throw ArgumentValueError("Give --at or --at-position, not both.")
    }
    if let atPosition, atPosition < 0 {
      throw ArgumentValueError("--at-position must be a whole number from 0.")
    }
    try TimeReader.check(at, .past)
  }

  /// The moment of the past to show; nil for now. Read it when the newsroom is open, because it may
  /// have set the zone.
  var moment: AsOf? {
    get throws(ArgumentValueError) {
      if let atPosition { return .position(atPosition) }
      return try TimeReader.past(at).map { .instant($0) }
    }
  }

  /// Reports the progress on standard error, because standard output contains the answer.
  func reporter<Format>(_ options: NewsroomOptions<Format>) -> ReplayReporter {
    ReplayReporter(
      "as of the past", on: Console(format: .table, isQuiet: options.quiet))
  }
}
