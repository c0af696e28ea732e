import Delivery
import Newsroom

extension DeliveryNotice {
  /// The notice as one line of text.
  var line: String {
    switch self {
    case .leads(let names): "delivering to \(names.joined(separator: ", "))"
    case .failing(let name, let reason): "\(name) does not confirm: \(reason); trying again"
    case .delivering(let name): "\(name) confirms again"
    case .gaveUp(let name, let slug, let reason):
      "\(slug) was not delivered to \(name): \(reason); "
        + "'galley destination retry \(name)' tries again"
    case .copied(let name):
      "this database is a copy, so nothing is delivered to \(name); "
        + "'galley destination resume \(name)' delivers again"
    case .trouble(let failure): "deliveries: \(failure.sentence); trying again"
    case .recovered: "deliveries: the database is available again"
    }
  }

  /// How important the notice is.
  var level: LogLine.Level {
    switch self {
    case .leads, .delivering, .recovered: .info
    case .failing, .copied: .warning
    case .gaveUp, .trouble: .error
    }
  }
}
