extension NginxConfiguration {
  /// What nginx says about a request. It adds CONTENT_LENGTH and the other headers by itself. The
  /// host is the one that it chose; a request can name two.
  private static let parameters: KeyValuePairs<String, String> = [
    "SCGI": "1", "HTTP_HOST": "$host",
    "REQUEST_METHOD": "$request_method", "DOCUMENT_URI": "$uri", "QUERY_STRING": "$query_string",
    "CONTENT_TYPE": "$content_type", "REMOTE_ADDR": "$remote_addr",
    "REQUEST_SCHEME": "$scheme", "REQUEST_ID": "$request_id",
  ]

  /// The visitors' server.
  ///
  /// - Parameter folder: The folder of a private nginx; nil for one that is not private.
  func server(folder: String?) -> Directive {
    var block = listening
    if let folder {
      // What a visitor does wrong is not worth a line, and a line has the address with its query.
      block.append(Directive("error_log", "\(folder)/nginx.log", "crit"))
    }
    block += NginxRefusal.all.flatMap(\.directives) + bodies
    if let site {
      block += files(in: site)
      for prefix in prefixes {
        block += [
          Directive("location", "=", prefix, block: passing),
          Directive("location", "\(prefix)/", block: passing),
        ]
      }
    } else {
      block.append(Directive("location", "/", block: passing))
    }
    block += uploads(isPrivate: folder != nil) + secrets(folder: folder) + replies
    block.append(
      Directive(
        "location", "=", "/metrics",
        block: [
          Directive("allow", "127.0.0.1"), Directive("allow", "::1"), Directive("deny", "all"),
        ] + passing))
    return Directive("server", block: block)
  }

  private var listening: [Directive] {
    guard let certificate else { return [Directive("listen", "\(address)")] }
    return [
      Directive("listen", "\(address)", "ssl", "http2"),
      Directive("ssl_certificate", certificate.chain),
      Directive("ssl_certificate_key", certificate.key),
      Directive("ssl_protocols", "TLSv1.2", "TLSv1.3"),
      Directive("ssl_session_cache", "shared:tls:4m"), Directive("ssl_session_tickets", "off"),
      // A request without TLS to this port.
      Directive("error_page", "497", "=308", "https://$host\(visiblePort)$request_uri"),
    ] + strictTransport
  }

  /// The port as a part of an address of the web, where it is not the one that browsers expect.
  private var visiblePort: String { address.port == 443 ? "" : ":\(address.port)" }

  /// Passes a request on to the program.
  var passing: [Directive] {
    [
      Directive("scgi_pass", "unix:\(socket)"), Directive("scgi_read_timeout", "60s"),
      Directive("scgi_send_timeout", "60s"),
    ] + Self.parameters.map { Directive("scgi_param", $0.key, $0.value) }
  }
}
