/// Writes public items in a format, one after the other and in constant memory: first ``beginning``,
/// then each item, then ``end``.
package protocol SyndicationWriter: Sendable {
  /// What comes before the items.
  var beginning: [UInt8] { get }
  /// Writes the next item. Items that the format cannot express are left out: the result is empty.
  mutating func write(_ item: PublicItem) -> [UInt8]
  /// What comes after the items.
  var end: [UInt8] { get }
}
