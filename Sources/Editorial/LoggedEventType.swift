/// The stored name of an event type of any stream: of an article, of a reader's reply or of the
/// newsroom's settings.
package struct LoggedEventType: RawRepresentable, Hashable, Sendable, CaseIterable {
  package let rawValue: String

  /// - Returns: Nil for a name that no event has.
  package init?(rawValue: String) {
    guard Self.names.contains(rawValue) else { return nil }
    self.rawValue = rawValue
  }

  package init(_ type: StoredEventType) { rawValue = type.rawValue }

  private init(known name: String) { rawValue = name }

  private static let names =
    StoredEventType.allCases.map(\.rawValue) + StoredReplyType.allCases.map(\.rawValue)
    + [SettingEventCodec.storedType]

  package static let allCases = names.map { LoggedEventType(known: $0) }
}
