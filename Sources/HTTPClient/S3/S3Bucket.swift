import Digests

/// A place for objects in storage that is compatible with S3.
package struct S3Bucket: Hashable, Sendable {
  package enum Style: String, Sendable {
    /// `https://BUCKET.HOST/KEY`
    case host
    /// `https://HOST/BUCKET/KEY`
    case path
  }

  /// Without a path.
  package let endpoint: OutgoingURL
  package let region: String
  package let name: String
  /// What every key begins with, such as `news/`; may be empty.
  package let prefix: String
  package let style: Style

  /// - Throws: ``TransferFailure`` of the kind `invalidRequest` if a part cannot be in a URL.
  package init(
    endpoint: OutgoingURL, region: String, name: String, prefix: String = "", style: Style = .host
  ) throws(TransferFailure) {
    guard endpoint.path == "/" else { throw .invalid("the endpoint of the storage has a path") }
    guard Self.isLabel(region) else {
      throw .invalid("the region has letters, digits and hyphens only")
    }
    guard name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy(Self.isLabel)
    else { throw .invalid("the name of a bucket has small letters, digits, hyphens and dots only") }
    guard prefix.isEmpty || Self.encoded(prefix.hasSuffix("/") ? prefix + "a" : prefix) != nil
    else { throw .invalid("the prefix has a part that is empty, . or ..") }
    self.endpoint = endpoint
    self.region = region
    self.name = name
    self.prefix = prefix
    self.style = style
  }

  /// The request that stores an object, or replaces it.
  package func put(
    _ key: String, type: String, _ body: [UInt8], credentials: S3Credentials,
    addresses: AddressRule = AddressRule(), limits: TransferLimits = TransferLimits()
  ) throws(TransferFailure) -> OutgoingRequest {
    try request(
      .put, key, headers: [HTTPHeader("Content-Type", type)], body, credentials, addresses, limits)
  }

  /// The request that deletes an object. It also succeeds if there is none.
  package func delete(
    _ key: String, credentials: S3Credentials, addresses: AddressRule = AddressRule(),
    limits: TransferLimits = TransferLimits()
  ) throws(TransferFailure) -> OutgoingRequest {
    try request(.delete, key, headers: [], [], credentials, addresses, limits)
  }

  private func request(
    _ method: OutgoingRequest.Method, _ key: String, headers: [HTTPHeader], _ body: [UInt8],
    _ credentials: S3Credentials, _ addresses: AddressRule, _ limits: TransferLimits
  ) throws(TransferFailure) -> OutgoingRequest {
    // Some versions of libcurl do not compute it for every method.
    var headers = headers + [HTTPHeader("x-amz-content-sha256", Digest(of: body).hex)]
    if let token = credentials.sessionToken {
      headers.append(HTTPHeader("x-amz-security-token", token))
    }
    return try OutgoingRequest(
      method, try url(of: key), headers: headers, body: body, addresses: addresses, limits: limits,
      signature: AWSSignature(region: region, credentials: credentials))
  }

  /// The address of the object.
  ///
  /// - Parameter key: Without the prefix.
  package func url(of key: String) throws(TransferFailure) -> OutgoingURL {
    guard let path = Self.encoded(prefix + key) else {
      throw .invalid("the key of an object has a part that is empty, . or ..")
    }
    let host = endpoint.host.contains(":") ? "[\(endpoint.host)]" : endpoint.host
    let text =
      switch style {
      case .host: "\(endpoint.scheme)://\(name).\(host):\(endpoint.port)/\(path)"
      case .path: "\(endpoint.scheme)://\(host):\(endpoint.port)/\(name)/\(path)"
      }
    return try OutgoingURL(text, allowsPlainHTTP: endpoint.scheme == "http")
  }

  /// The key in a URL, as the signature requires it; nil if a server could read it as another path.
  static func encoded(_ key: String) -> String? {
    let parts = key.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ !["", ".", ".."].contains($0) }) else { return nil }
    return key.utf8.map { byte in
      let isPlain = isLetterOrDigit(byte) || "/-._~".utf8.contains(byte)
      return isPlain ? String(UnicodeScalar(byte)) : "%" + hex(byte)
    }.joined()
  }

  private static func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.count == 1 ? "0" + digits : digits
  }

  private static func isLabel(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
