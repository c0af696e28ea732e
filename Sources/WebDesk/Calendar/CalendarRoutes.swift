/// What will happen, by day.
enum CalendarRoutes {
  static let all: [Route] = [.get(DeskPath.calendar.pattern, CalendarPage.answer)]
}
