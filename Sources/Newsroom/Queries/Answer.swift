package import Editorial
package import Foundation

/// An answer and the remarks about it.
package struct Answer<Value: Sendable>: Sendable {
  package let value: Value
  package let remarks: [Remark]

  package init(value: Value, remarks: [Remark] = []) {
    self.value = value
    self.remarks = remarks
  }
}

extension Answer {
  /// Whether it is empty because no article has what a filter names.
  package var hasUnknownFilter: Bool {
    remarks.contains { if case .unknownFilter = $0 { true } else { false } }
  }
}

/// A remark about an answer.
package enum Remark: Hashable, Sendable {
  /// The answer is about the past, right after the event at this position; nil for the time before
  /// the first event if a position was asked for.
  case asOf(position: Int64, Date?)
  /// The answer lacks this number of events that were recorded before the question, counted up to
  /// ``mostCounted``. Zero while one is still being recorded.
  case behind(events: Int)
  /// The read models no longer apply the events of so many articles, because of an event that they
  /// cannot apply.
  case quarantined(articles: Int)
  /// The read model does not apply this article's events from this position on.
  case stopped(readModel: String, at: Int64)
  /// The read model was built by another version of the program, which keeps it up to date.
  case otherVersion(readModel: String, live: Int, program: Int)
  /// The recorded revision replaces one that another person saved, and the command named no base.
  case replaces(revision: Int, by: String, savedAt: Date)
  /// The assignment was already overdue when it was made.
  case dueInThePast(CalendarDate)
  /// Nothing will carry out the schedule, because no worker may.
  case unattended(ScheduleStatus.Worker)
  /// The search contains only signs.
  case nothingToLookUp
  /// No article has what the filter names, so the answer is empty.
  case unknownFilter(UnknownFilter)

  package static let mostCounted = 10_000
}
