import Editorial
import Newsroom
import PlainText
import Syndication
import Terminal

extension Destination {
  /// What it gets and how, in words: "webhook https://wire.example/in, ninjs, section Sport".
  var phrase: String {
    let parts =
      ["\(channel.rawValue) \(address)", format.rawValue] + [selection].compactMap(\.self)
    return SanitizedText(line: parts.joined(separator: ", ")).description
  }

  /// Nil for everything.
  var selection: String? {
    let parts = [section.map { "section \($0)" }, keyword.map { "keyword \($0)" }]
    let given = parts.compactMap(\.self)
    return given.isEmpty ? nil : given.joined(separator: ", ")
  }
}

extension Destination.State {
  /// The style in tables.
  var style: Style {
    switch self {
    case .active: .green
    case .paused, .copied: .yellow
    }
  }

  /// What it means; nil for nothing that needs an explanation.
  var explanation: String? {
    switch self {
    case .active: nil
    case .paused: "it gets only what takes a text away, such as a kill"
    case .copied: "this database is a copy; nothing is delivered until the destination is resumed"
    }
  }
}

extension DeliveryAttempt {
  /// The result in a few words: "200", "confirmed", or why it failed.
  var result: String {
    if let failure { return failure }
    return status.map(String.init) ?? "confirmed"
  }
}

extension DestinationStatus {
  /// All that is known of it.
  var facts: Facts {
    var facts = Facts()
    let state = destination.state
    facts.add("destination", destination.name)
    facts.add("gets", destination.phrase)
    facts.add(
      "state", state.rawValue + (state.explanation.map { ": \($0)" } ?? ""))
    facts.add("region", destination.region)
    facts.add("secret", destination.secret?.phrase)
    facts.add("allowed", destination.allowedAddresses.joined(separator: ", "))
    facts.add(
      "limits",
      "\(destination.rate.formatted()) a second, \(destination.inFlight) at the same time")
    facts.add("added", "\(Moment(destination.addedAt).full) by \(destination.addedBy)")
    facts.add("waiting", waitingWords)
    facts.add("given up", dead == 0 ? nil : Count.of(dead, "delivery", plural: "deliveries"))
    facts.add(
      "last attempt",
      lastAttempt.map { "\($0.slug?.text ?? $0.article.text), \(Moment($0.at).full): \($0.result)" }
    )
    return facts
  }

  private var waitingWords: String {
    guard let waitingSince else { return "nothing" }
    let deliveries = Count.of(waiting, "delivery", plural: "deliveries")
    return "\(deliveries), the first since \(Moment(waitingSince).full)"
  }
}

extension Double {
  /// Without a fraction if there is none.
  fileprivate func formatted() -> String {
    self == rounded() && abs(self) < 1e9 ? String(Int(self)) : String(self)
  }
}
