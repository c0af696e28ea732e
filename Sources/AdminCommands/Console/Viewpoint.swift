import Foundation
import Synchronization

/// The moment from which a run shows how long ago something was: the moment of the past that its
/// answer is about, or else now.
package final class Viewpoint: Sendable {
  private let past = Mutex<Date?>(nil)

  package init() {}

  /// The moment of the past; nil for now.
  var moment: Date? { past.withLock { $0 } }

  /// The moment of the past that this run shows, or else now.
  static var now: Date { Invocation.current.viewpoint.moment ?? Date() }

  /// - Parameter instant: The moment of an answer; nil before the first event.
  func adopt(_ instant: Date?) { past.withLock { $0 = instant } }
}
