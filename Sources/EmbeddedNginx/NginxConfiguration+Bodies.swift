/// How much visitors may send. nginx keeps a body in a file until it is complete, before anybody knows
/// who sends it.
extension NginxConfiguration {
  /// The largest body with pictures or a long text, in bytes. The program reads no more.
  static let uploadLimit = 32 << 20
  /// The largest body with a few fields, in bytes.
  static let formLimit = 256 << 10

  // These are patterns: nginx redirects from a path to a location of the same path with a slash.

  /// What takes pictures, or a text of any length.
  private static let uploadPaths = [
    "^/desk/articles/", "^/desk/new(/|$)", "^/desk/paste$", "^/api/v1/articles/[^/]+/picture$",
  ]
  /// The paths that have the secret of a link.
  private static let secretPaths = "^/desk/(link|reset)/"

  /// What applies where nothing else is said.
  var bodies: [Directive] {
    [
      Directive("client_max_body_size", "\(bodyLimit)"),
      // What exceeds it is written to a file.
      Directive("client_body_buffer_size", "64k"),
    ]
  }

  /// - Parameter isPrivate: Whether the nginx has the zones of ``connectionLimits``.
  func uploads(isPrivate: Bool) -> [Directive] {
    let limits =
      [Directive("client_max_body_size", "\(max(bodyLimit, Self.uploadLimit))")]
      + (isPrivate
        ? [
          Directive("limit_conn", "addresses", "\(connectionsPerAddress)"),
          Directive("limit_conn", "uploads", "\(uploadsPerAddress)"),
        ] : [])
    return Self.uploadPaths.map { Directive("location", "~", $0, block: limits + passing) }
  }

  /// The pages behind a link. A line in a log would have the whole address, so there is none.
  ///
  /// - Parameter folder: As for ``server(folder:)``.
  func secrets(folder: String?) -> [Directive] {
    // No request is an emergency. Where the log of another nginx is, is not known here.
    let log = folder.map { [Directive("error_log", "\($0)/nginx.log", "emerg")] } ?? []
    let block = [form, Directive("access_log", "off")] + log + passing
    return [Directive("location", "~", Self.secretPaths, block: block)]
  }

  /// The form for readers.
  var replies: [Directive] {
    [Directive("location", "~", "^/replies/", block: [form] + passing)]
  }

  private var form: Directive {
    Directive("client_max_body_size", "\(min(bodyLimit, Self.formLimit))")
  }

  /// The limits for each address. They belong to the `http` block.
  var connectionLimits: [Directive] {
    [
      // Empty, and not counted, for a request with fewer than a million bytes, and for one without a
      // body. HTTP/2 does not say in its headers that a request has no body.
      Directive(
        "map", "$server_protocol $http_transfer_encoding$http_content_length", "$upload",
        block: [
          Directive("default", "$binary_remote_addr"),
          Directive("~^HTTP/1[.][01] $", ""), Directive("~ [0-9]{1,6}$", ""),
        ]),
      Directive("limit_conn_zone", "$binary_remote_addr", "zone=addresses:1m"),
      Directive("limit_conn_zone", "$upload", "zone=uploads:1m"),
      Directive("limit_conn", "addresses", "\(connectionsPerAddress)"),
      Directive("limit_conn_status", "429"),
    ]
  }
}
