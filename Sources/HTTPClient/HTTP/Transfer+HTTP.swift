extension Transfer {
  func set(_ request: OutgoingRequest) throws(TransferFailure) {
    try set(.url, to: request.url.text)
    try set(.pathAsIs, to: 1)
    // CURL_HTTP_VERSION_1_1: one connection for each request at a time, so that a slow answer delays
    // no other.
    try set(.httpVersion, to: 2)
    try setMethod(request)
    var headers = request.headers.map(\.line)
    headers.append("User-Agent: galley")
    // Do not ask for permission to send a large body. Some versions of libcurl would sign the missing
    // header; then, do not wait for permission.
    if request.signature == nil { headers.append("Expect:") }
    try set(.permissionTimeout, to: 1)
    if let signature = request.signature {
      try set(.awsSignature, to: "aws:amz:\(signature.region):s3")
      try set(.username, to: signature.credentials.id)
      try set(.password, to: signature.credentials.secret)
    }
    try set(.headers, toList: headers)
  }

  private func setMethod(_ request: OutgoingRequest) throws(TransferFailure) {
    switch request.method {
    case .get: break
    case .head: try set(.noBody, to: 1)
    case .post, .put:
      try set(.bodySize, toSize: request.body.count)
      try request.body.withUnsafeBufferPointer { bytes throws(TransferFailure) in
        // libcurl copies the bytes. Without a pointer, it would read the body elsewhere.
        let empty: StaticString = ""
        try set(.bodyCopy, toPointer: UnsafeRawPointer(bytes.baseAddress ?? empty.utf8Start))
      }
      try set(.customMethod, to: request.method.rawValue)
    case .delete: try set(.customMethod, to: request.method.rawValue)
    }
  }
}

extension HTTPHeader {
  /// As libcurl takes it: a name with a semicolon is a header without a value.
  fileprivate var line: String { value.isEmpty ? "\(name);" : "\(name): \(value)" }
}
