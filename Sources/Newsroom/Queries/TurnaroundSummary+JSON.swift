package import EditorialReadModels

extension TurnaroundSummary: Encodable {
  private enum Key: String, CodingKey {
    case by, group, submitted, resubmissions, changesRequested, toApproval, toPublication
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(grouping?.rawValue ?? "all", forKey: .by)
    try container.encode(group, forKey: .group)
    try container.encode(submitted, forKey: .submitted)
    try container.encode(resubmissions, forKey: .resubmissions)
    try container.encode(changesRequested, forKey: .changesRequested)
    try container.encode(TimesAnswer(toApproval), forKey: .toApproval)
    try container.encode(TimesAnswer(toPublication), forKey: .toPublication)
  }
}

private struct TimesAnswer: Encodable {
  let times: TurnaroundSummary.Times

  init(_ times: TurnaroundSummary.Times) { self.times = times }

  private enum Key: String, CodingKey {
    case count, medianSeconds, p90Seconds
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(times.count, forKey: .count)
    try container.encode(times.median, forKey: .medianSeconds)
    try container.encode(times.percentile90, forKey: .p90Seconds)
  }
}
