package import Newsroom
import PlainText
import PrivateFiles

/// The secrets of destinations, as this machine has them.
package struct DeliverySecrets: Sendable {
  private let environment: [String: String]

  package init(environment: [String: String]) { self.environment = environment }

  /// Reads a secret, without white space around it.
  ///
  /// - Throws: ``DeliveryFailure`` that names the place, if there is no secret or if others can read
  ///   it.
  package func read(_ secret: DestinationSecret?) throws(DeliveryFailure) -> String {
    let text: String
    switch secret {
    case nil: throw DeliveryFailure("the destination names no secret")
    case .variable(let name)?:
      guard let value = environment[name] else {
        throw DeliveryFailure("the variable \(name) is not set")
      }
      text = value.trimmed
    case .file(let path)?:
      do {
        text = String(decoding: try PrivateFile.read(at: path), as: UTF8.self).trimmed
      } catch {
        throw DeliveryFailure(error.description)
      }
    }
    guard !text.isEmpty else {
      throw DeliveryFailure("\(secret?.phrase ?? "the secret") is empty")
    }
    return text
  }

  /// Reads a secret that consists of a name, a colon and the secret itself.
  func readPair(
    _ secret: DestinationSecret?
  ) throws(DeliveryFailure) -> (name: String, secret: String) {
    let text = try read(secret)
    guard let colon = text.firstIndex(of: ":") else {
      throw DeliveryFailure(
        "\(secret?.phrase ?? "the secret") must contain a name, a colon and the secret")
    }
    return (String(text[..<colon]), String(text[text.index(after: colon)...]))
  }
}
