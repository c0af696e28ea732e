package import SCGI

extension SCGIRequest {
  /// Whether the client's connection is encrypted.
  package var isEncrypted: Bool { parameters["REQUEST_SCHEME"] == "https" }

  /// The path and the query.
  package var target: String { query.isEmpty ? path : "\(path)?\(query)" }

  /// The fields of the form that was sent by POST, or else of the query; nil if they cannot be read.
  package var fields: FormFields? {
    guard method == "POST" else { return FormFields(query.utf8) }
    let type = header("Content-Type") ?? ""
    return type.lowercased().hasPrefix("multipart/")
      ? FormFields(multipart: body, type: type) : FormFields(body)
  }

  /// Whether a page of this site sent the request, or a person typed the address. Another site's page
  /// must not act for the person.
  package var isFromThisSite: Bool {
    switch header("Sec-Fetch-Site") {
    case "same-origin", "none": true
    case nil: header("Origin").map { isOwn(origin: $0) } ?? true
    default: false
    }
  }

  /// The address of this site as the client knows it, such as `https://desk.example.org`. It is only for
  /// the client itself, which can send any.
  package var site: String {
    if let origin = header("Origin"), isOwn(origin: origin) { return origin }
    return "\(parameters["REQUEST_SCHEME"] ?? "http")://\(header("Host") ?? "localhost")"
  }

  /// nginx passes the host without its port.
  private func isOwn(origin: String) -> Bool {
    guard let host = header("Host"), let scheme = parameters["REQUEST_SCHEME"] else { return false }
    return origin == "\(scheme)://\(host)" || origin.hasPrefix("\(scheme)://\(host):")
  }

  /// The value of a cookie; nil if there is none.
  package func cookie(_ name: String) -> String? {
    for pair in (header("Cookie") ?? "").split(separator: ";") {
      let parts = pair.drop { $0 == " " }.split(separator: "=", maxSplits: 1)
      if parts.count == 2, parts[0] == name { return String(parts[1]) }
    }
    return nil
  }
}
