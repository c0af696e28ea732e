import Editorial
import Foundation
import HTTPClient
import Mail
package import Syndication

/// A destination that is to be added.
package struct NewDestination: Hashable, Sendable {
  package var name: String
  package var channel: DestinationChannel
  package var address: String
  package var region: String?
  package var format: SyndicationFormat
  package var section: String?
  package var keyword: String?
  package var secret: DestinationSecret?
  package var allowedAddresses: [String] = []
  package var rate = Self.defaultRate
  package var inFlight = Self.defaultInFlight

  /// Deliveries a second.
  package static let defaultRate = 50.0
  package static let defaultInFlight = 4

  package init(
    name: String, channel: DestinationChannel, address: String, format: SyndicationFormat
  ) {
    (self.name, self.channel, self.address, self.format) = (name, channel, address, format)
  }

  /// - Throws: ``Failure`` that names what is wrong.
  func check() throws(Failure) {
    guard Slug(name) != nil, name.count <= 60 else {
      throw Failure(
        .invalid, "a destination's name is at most 60 lower-case letters, digits and hyphens")
    }
    for range in allowedAddresses where AddressRange(range) == nil {
      throw Failure(
        .invalid, "\(range) is not an address, as 10.0.0.7, or a range, as 10.0.0.0/8")
    }
    try checkAddress()
    try checkSecret()
    guard format.saysWhatIsGone else {
      throw Failure(
        .invalid,
        "\(format.rawValue) cannot say that an article is gone, so a destination would not learn of "
          + "a kill")
    }
    guard rate > 0, inFlight > 0, inFlight <= 1_000 else {
      throw Failure(.invalid, "the limits of a destination must be above zero")
    }
  }

  private func checkAddress() throws(Failure) {
    switch channel {
    case .webhook, .s3: try checkWebAddress()
    case .directory:
      guard DirectoryPath(address) != nil else {
        throw Failure(
          .invalid,
          "\(address) is not a directory below the delivery root: name it without a slash at the "
            + "beginning, and without '.' and '..'")
      }
    case .email:
      guard MailAddress(address) != nil else {
        throw Failure(.invalid, "\(address) is not an e-mail address")
      }
    }
  }

  private func checkWebAddress() throws(Failure) {
    guard let url = URLComponents(string: address), let host = url.host, !host.isEmpty,
      url.scheme == "https" || url.scheme == "http"
    else { throw Failure(.invalid, "the address of a destination begins with https://") }
    guard url.user == nil, url.password == nil else {
      throw Failure(
        .invalid,
        "the address contains a password, which everybody here could read; keep it in a file or in "
          + "a variable")
    }
    guard url.fragment == nil else {
      throw Failure(.invalid, "the address of a destination has no fragment")
    }
    if url.scheme == "http", allowedAddresses.isEmpty {
      throw Failure(
        .invalid, "the address is not encrypted; use https", .permitAddress)
    }
    let rule = AddressRule(allowing: allowedAddresses.compactMap { AddressRange($0) })
    if let literal = IPAddress(String(host.trimmingPrefix("[").prefix { $0 != "]" })),
      !rule.permits(literal)
    {
      throw Failure(.invalid, "\(literal) is not a public address", .permitAddress)
    }
    if channel == .s3, url.path.split(separator: "/").isEmpty {
      throw Failure(.invalid, "the address of an S3 service names a bucket after the host")
    }
  }

  private func checkSecret() throws(Failure) {
    switch (channel, secret) {
    case (.webhook, nil), (.s3, nil):
      throw Failure(.invalid, "name the file or the variable with the secret of the destination")
    case (.directory, .some):
      throw Failure(.invalid, "a directory has no secret")
    case (_, .file(let path)?) where !path.hasPrefix("/"):
      throw Failure(.invalid, "name the file of the secret by its absolute path")
    case (_, .variable(let name)?) where !name.utf8.allSatisfy(Self.isOfVariable) || name.isEmpty:
      throw Failure(.invalid, "\(name) is not the name of a variable")
    default: break
    }
  }

  private static func isOfVariable(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
