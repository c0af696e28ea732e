package import Foundation

/// What the database permits a person to do.
package enum Role: String, Hashable, Sendable, CaseIterable {
  case editor
  /// May do everything an editor may, and more.
  case admin
  /// Reads everything and writes nothing.
  case auditor
}

/// The person who acts, as the database authenticated them.
package struct Actor: Hashable, Sendable {
  package let name: String
  package let role: Role

  package init(name: String, role: Role) {
    self.name = name
    self.role = role
  }
}

/// What a decision may know besides the article: who asks, what time it is, and what the newsroom has
/// set.
package struct DeskContext: Hashable, Sendable {
  package let actor: Actor
  package let now: Date
  /// They add rules for new texts, and never take one away. Without them, a decision is one that some
  /// settings allow.
  package let settings: NewsroomSettings

  package init(actor: Actor, now: Date, settings: NewsroomSettings = NewsroomSettings()) {
    self.actor = actor
    self.now = now
    self.settings = settings
  }
}
