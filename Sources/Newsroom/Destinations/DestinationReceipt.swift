package import JSON

/// The result of a command on a destination.
package struct DestinationReceipt: Sendable {
  /// The destination after the command; a removed one as it was before.
  package let status: DestinationStatus
  /// Whether the command changed it. Otherwise there was nothing to do.
  package let isChanged: Bool
  /// The deliveries that will be sent again.
  package let retried: Int

  package init(_ status: DestinationStatus, isChanged: Bool, retried: Int = 0) {
    (self.status, self.isChanged, self.retried) = (status, isChanged, retried)
  }
}

extension DestinationReceipt: JSONDescribed {
  package static let json = JSONDescription<DestinationReceipt>(
    "DestinationReceipt", "What a command did to a destination, and the destination after it.",
    [
      JSONMember(
        "destination", "The destination after the command; a removed one as it was before.",
        \.status),
      JSONMember(
        "changed", "Whether the command changed it; false if there was nothing to do.",
        \.isChanged),
      JSONMember("retried", "The deliveries that will be sent again.", \.retried),
    ])
}
