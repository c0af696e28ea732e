import EventSourcing
package import Foundation

/// The newsroom's settings at a moment.
package struct NewsroomSettings: Hashable, Sendable {
  /// The last change of one setting.
  package struct Change: Hashable, Sendable {
    /// Nil if the default was restored.
    package let value: SettingValue?
    package let reason: String?
    package let by: String
    package let at: Date
    /// The number of the change among all changes of settings, from 1.
    package let version: Int
    /// Its position in the log.
    package let position: Int64
  }

  /// The number of changes so far.
  package private(set) var version = 0
  /// The last change of each setting that was ever changed.
  package private(set) var changes: [SettingKey: Change] = [:]

  /// Every setting has its default.
  package init() {}

  /// The value; nil for the default.
  package subscript(key: SettingKey) -> SettingValue? { changes[key]?.value }

  /// Counts a change that this program cannot read, such as one of a setting that only a newer program
  /// knows. It changes none of the settings here.
  package mutating func skipChange() { version += 1 }

  mutating func evolve(by event: RecordedEvent<SettingEvent>) {
    version = event.version
    switch event.event {
    case .changed(let key, let value, let reason):
      changes[key] = Change(
        value: value, reason: reason, by: event.actor, at: event.recordedAt,
        version: event.version, position: event.position)
    }
  }
}

// What the rules and the interfaces use.
extension NewsroomSettings {
  /// The sections that a new text may name; empty for any.
  package var sections: [String] { self[.sections]?.texts ?? [] }

  /// The languages that a new text may have; empty for any.
  package var languages: [String] { self[.languages]?.texts ?? [] }

  /// The IANA name of the zone; nil for the machine's.
  package var timeZone: String? { self[.timeZone]?.texts.first }

  /// Whether a person of this role needs a second factor at the web desk.
  package func requiresSecondFactor(of role: Role) -> Bool {
    switch self[.secondFactor]?.texts.first {
    case "required": true
    case "required-for-admins": role == .admin
    default: false
    }
  }

  /// Whether readers may reply to an article that is published.
  package var replies: ReplyPolicy {
    self[.replies]?.texts.first.flatMap { ReplyPolicy($0) } ?? .closed
  }

  /// Whether a reply may contain web addresses.
  package var allowsReplyLinks: Bool { self[.replyLinks]?.texts.first == "allowed" }

  /// The fields that a text needs, besides those that the desk always requires.
  package func fields(requiredBy key: SettingKey) -> [RequirableField] {
    (self[key]?.texts ?? []).compactMap(RequirableField.init)
  }
}
