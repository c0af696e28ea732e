/// The key of an account with storage that is compatible with S3.
package struct S3Credentials: Sendable {
  /// Not secret, and part of the request.
  package let id: String
  let secret: String
  /// For credentials that expire; nil for others.
  let sessionToken: String?

  package init(id: String, secret: String, sessionToken: String? = nil) {
    (self.id, self.secret, self.sessionToken) = (id, secret, sessionToken)
  }
}

/// What libcurl needs to sign a request for storage (AWS signature version 4).
struct AWSSignature: Sendable {
  let region: String
  let credentials: S3Credentials
}
