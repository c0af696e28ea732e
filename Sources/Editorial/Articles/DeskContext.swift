package import Foundation

/// What a decision of the desk may know beside the article: who asks, and what time it is.
package struct DeskContext: Hashable, Sendable {
  package let actor: Actor
  package let now: Date

  package init(actor: Actor, now: Date) {
    self.actor = actor
    self.now = now
  }
}
