package import JSON
package import Seals

extension VerifierKey: JSONDescribed {
  package static let json = JSONDescription<VerifierKey>(
    "VerifierKey", "A public key that checks seals.",
    [
      JSONMember("key", "The key, on one line.", \.description),
      JSONMember("name", "The name in the key, which is the name of the log.", \.name),
    ])
}
