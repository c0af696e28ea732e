package import Editorial

extension Dateline {
  /// As readers see it in front of the first paragraph: `Beijing, 23 November 2021 (TDI):`.
  package var rendered: String {
    let day = "\(date.day) \(Self.months[date.month - 1]) \(date.year)"
    return "\(place), \(day)\(source.map { " (\($0))" } ?? ""):"
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}
