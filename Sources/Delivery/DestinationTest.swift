import Foundation
package import JSON
package import Newsroom
import Syndication

/// The result of a test of a destination.
package struct DestinationTest: Sendable {
  package let destination: String
  /// Of the response; nil for none.
  package let status: Int?
  /// Nil if the destination confirmed it.
  package let failure: String?
  package let seconds: Double

  package init(destination: String, status: Int?, failure: String?, seconds: Double) {
    (self.destination, self.status) = (destination, status)
    (self.failure, self.seconds) = (failure, seconds)
  }

  /// Sends, from this machine, that an article which does not exist is gone.
  package static func run(
    _ destination: Destination, through channels: DeliveryChannels
  ) async -> DestinationTest {
    let (parcel, problem) = ParcelMaker(publisher: Publisher()).parcel(
      .sample(.withdrawn), event: UUID(), change: 0, as: destination.format)
    let start = ContinuousClock.now
    var (status, failure): (Int?, String?) = (nil, nil)
    do throws(DeliveryFailure) {
      if let problem { throw problem }
      status = try await channels.channel(to: destination).deliver(parcel).status
    } catch {
      (status, failure) = (error.status, error.reason)
    }
    return DestinationTest(
      destination: destination.name, status: status, failure: failure,
      seconds: start.duration(to: .now) / .seconds(1))
  }
}

extension DestinationTest: JSONDescribed {
  package static let json = JSONDescription<DestinationTest>(
    "DestinationTest", "The result of a test of a destination.",
    [
      JSONMember("destination", "The name of the destination.", \.destination),
      JSONMember("status", "The status of the response; null for none.", \.status),
      JSONMember(
        "failure", "Why it failed; null if the destination confirmed it.", \.failure),
      JSONMember("seconds", "How long it took, in seconds.", \.seconds),
    ])
}
