import Editorial
import Foundation
package import JSON
package import PostgresEventStore
package import Seals

extension Seal: JSONDescribed {
  package static let json = JSONDescription<Seal>(
    "Seal", "A seal over the beginning of the log.",
    [
      JSONMember("size", "The number of sealed events, from the first.", \.size),
      JSONMember("position", "The position of the last sealed event.", \.position),
      JSONMember("sealedBy", "Who sealed the log.", \.sealedBy),
      JSONMember("sealedAt", "When it was sealed.", \.sealedAt),
      JSONMember("note", "The signed checkpoint.", \.note),
    ])
}

extension VerifierKey: JSONDescribed {
  package static let json = JSONDescription<VerifierKey>(
    "VerifierKey", "A public key that checks seals.",
    [
      JSONMember("key", "The key, on one line.", \.description),
      JSONMember("name", "The name in the key, which is the name of the log.", \.name),
    ])
}
