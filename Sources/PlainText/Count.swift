/// A number with its noun, in English: "1 event", "3 events", "2 people".
///
/// ```swift
/// Count.of(events, "event")
/// Count.of(people, "person", plural: "people")
/// ```
package enum Count {
  /// - Parameters:
  ///   - noun: The noun in the singular.
  ///   - plural: The noun in the plural; nil for `noun` with an "s".
  package static func of(_ number: Int, _ noun: String, plural: String? = nil) -> String {
    "\(number) \(number == 1 ? noun : plural ?? "\(noun)s")"
  }
}
