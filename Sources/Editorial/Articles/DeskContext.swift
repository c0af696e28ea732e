package import Foundation

/// What a decision of the desk may know beside the article: who asks, and what time it is.
package struct DeskContext: Hashable, Sendable {
  package let actor: Actor
  package let now: Date
  /// Whether the worker asks, carrying out what an admin has scheduled.
  package let isWorker: Bool

  package init(actor: Actor, now: Date, isWorker: Bool = false) {
    self.actor = actor
    self.now = now
    self.isWorker = isWorker
  }
}
