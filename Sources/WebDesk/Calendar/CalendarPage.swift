import Editorial
import EditorialReadModels
import HTML
import Newsroom
import SCGI
import WebRequests

/// What will happen to articles, by month or week; on a phone, as a list of the days that have something.
enum CalendarPage {
  static func answer(
    _ desk: WebDesk, _ request: DeskRequest, _ session: DeskSession
  ) async throws -> SCGIResponse {
    let reader = desk.newsroom.reader(for: session)
    let clock = DeskClock(reader)
    let span = CalendarSpan(request.fields, today: clock.today)
    var (entries, remarks): ([CalendarEntry], [Remark]) = ([], [])
    for month in span.months {
      let found = try await reader.calendar(month, zone: clock.zone)
      entries += found.value.entries
      remarks = found.remarks
    }
    let byDay = Dictionary(grouping: entries, by: \.day)
    let frame = DeskFrame(title: DeskWords.calendar, session: session, place: .calendar)
    return .page(
      frame.page { writer in
        writer.write(.h1, text: DeskWords.title(of: span))
        writer.write(remarks: remarks)
        writeNavigation(of: span, clock, to: &writer)
        writer.write(.p, .cssClass("hint"), text: DeskWords.zone(clock.zone.label))
        if span.days.allSatisfy({ byDay[$0] == nil }) {
          writer.write(.p, .cssClass("empty"), text: DeskWords.nothingPlanned)
        }
        write(span, byDay, clock, to: &writer)
      })
  }

  private static func writeNavigation(
    of span: CalendarSpan, _ clock: DeskClock, to writer: inout HTMLWriter
  ) {
    let day = span.days.contains(clock.today) ? clock.today : span.days[0]
    let other =
      span.kind == .month
      ? (DeskWords.byWeek, CalendarSpan(weekOf: day))
      : (DeskWords.byMonth, CalendarSpan(monthOf: day))
    writer.begin(.nav, .label(DeskWords.calendar))
    writer.begin(.ul, .cssClass("tabs"))
    for (words, target) in [
      (DeskWords.earlier, span.previous), (DeskWords.later, span.next), other,
    ] {
      writer.begin(.li)
      writer.write(.a, .link(target.query.address(of: .calendar)), text: words)
      writer.end()
    }
    writer.end()
    writer.end()
  }

  private static func write(
    _ span: CalendarSpan, _ entries: [CalendarDate: [CalendarEntry]], _ clock: DeskClock,
    to writer: inout HTMLWriter
  ) {
    writer.begin(.ol, .cssClass("calendar"))
    for (index, day) in span.days.enumerated() {
      let found = entries[day] ?? []
      let classes = [
        found.isEmpty ? "free" : "busy", index == 0 ? "from-\(day.weekday + 1)" : nil,
        day == clock.today ? "today" : nil,
      ]
      writer.begin(.li, .cssClass(classes.compactMap(\.self).joined(separator: " ")))
      writer.write(.h2, text: day.weekdayAndDay(in: DeskLanguage.current.dateNames))
      if !found.isEmpty {
        writer.begin(.ul)
        for entry in found { write(entry, clock, to: &writer) }
        writer.end()
      }
      writer.end()
    }
    writer.end()
  }

  private static func write(
    _ entry: CalendarEntry, _ clock: DeskClock, to writer: inout HTMLWriter
  ) {
    writer.begin(.li)
    writer.begin(.p, .cssClass("facts"))
    writer.write(
      .span, .cssClass("state \(entry.kind.rawValue)"), text: DeskWords.name(of: entry.kind))
    if let time = entry.time { writer.write(" \(time)") }
    if let assignee = entry.row.assignee, entry.kind == .due {
      writer.write(" ")
      writer.write(.bdi, text: assignee)
    }
    writer.end()
    writer.begin(.p)
    writer.write(linkTo: entry.row)
    writer.end()
    if let reason = entry.failureReason {
      writer.write(.p, .cssClass("problem"), text: clock.text(reason))
    }
    writer.end()
  }
}
