import Editorial
import PlainText

extension Rehearsal {
  /// The article's slug, or else its id.
  package var slug: String { state.slug?.text ?? id.text }

  /// What a kill would end: `wall is live; this ends its schedule.`
  package var consequence: String {
    let standing =
      state.hold != nil ? "is on hold" : state.live == nil ? "is no longer public" : "is live"
    let endings = Endings(events.dropFirst()).list.map { "; this ends \($0)" }
    return "\(slug) \(standing)\(endings ?? "")."
  }
}
