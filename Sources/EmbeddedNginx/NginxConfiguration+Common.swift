extension NginxConfiguration {
  /// What does not depend on the newsroom.
  static let common: [Directive] = [
    Directive("access_log", "off"), Directive("server_tokens", "off"),
    Directive("default_type", "application/octet-stream"), types,
    Directive("charset", "utf-8"),
    Directive(
      "charset_types", "text/css", "text/plain", "text/javascript", "text/markdown"),
    Directive("sendfile", "on"), Directive("tcp_nopush", "on"),
    // Slow and silent clients.
    Directive("client_header_timeout", "10s"), Directive("client_body_timeout", "15s"),
    Directive("send_timeout", "15s"), Directive("keepalive_timeout", "30s"),
    Directive("reset_timedout_connection", "on"), Directive("lingering_timeout", "2s"),
    Directive("large_client_header_buffers", "4", "8k"),
    Directive("gzip", "on"), Directive("gzip_vary", "on"), Directive("gzip_min_length", "512"),
    Directive(
      "gzip_types", "text/css", "text/plain", "text/javascript", "text/markdown",
      "application/json", "application/xml", "application/atom+xml", "application/rss+xml",
      "application/feed+json", "application/ld+json", "application/problem+json",
      "image/svg+xml"),
  ]

  /// The files of a site.
  private static let types = Directive(
    "types",
    block: [
      Directive("text/html", "html"), Directive("text/css", "css"),
      Directive("text/plain", "txt"), Directive("text/markdown", "md"),
      Directive("text/javascript", "js"), Directive("application/json", "json"),
      Directive("application/ld+json", "jsonld"), Directive("application/atom+xml", "atom"),
      Directive("application/rss+xml", "rss"), Directive("application/xml", "xml"),
      Directive("image/jpeg", "jpg", "jpeg"), Directive("image/png", "png"),
      Directive("image/webp", "webp"), Directive("image/avif", "avif"),
      Directive("image/gif", "gif"), Directive("image/svg+xml", "svg"),
    ])

  /// Answers on a private socket with the digest of this configuration, which shows that nginx uses
  /// it.
  static func control(folder: String, generation: String) -> Directive {
    Directive(
      "server",
      block: [
        Directive("listen", "unix:\(folder)/control"),
        Directive("return", "200", "generation \(generation)\\n"),
      ])
  }
}
