import Foundation
import JSON

/// Whether a person has a second factor for the web desk.
struct SecondFactorStatus: Hashable, Sendable {
  let name: String
  let since: Date?
}

extension SecondFactorStatus: JSONDescribed {
  static let json = JSONDescription<SecondFactorStatus>(
    "SecondFactorStatus", "Whether a person has a second factor for the web desk.",
    [
      JSONMember("name", "The person's login.", \.name),
      JSONMember("since", "When the person set it up; null for none.", \.since),
    ])
}
