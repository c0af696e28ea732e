/// The files of the public site.
extension NginxConfiguration {
  /// What a browser may do with the site. Its pages have no scripts and no forms. A picture of an
  /// article can be at any address, and so can a font of a style that a newsroom wrote.
  private static let protections: KeyValuePairs<String, String> = [
    "Content-Security-Policy":
      "default-src 'none'; style-src 'self'; img-src 'self' https: http: data:; "
      + "font-src 'self' https: data:; form-action 'none'; frame-ancestors 'self'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
  ]

  /// - Parameter folder: The folder of the site.
  func files(in folder: String) -> [Directive] {
    // A location with headers of its own has none of the server's.
    let headers =
      strictTransport
      + Self.protections.map { Directive("add_header", $0.key, $0.value, "always") }
    return [
      Directive("root", folder), Directive("index", "index.html"),
      // A folder without a page is forbidden to nginx. For a reader, there is no such page.
      Directive("error_page", "403", "404", "=404", "/404.html"),
      Directive(
        "location", "/", block: headers + [Directive("try_files", "$uri", "$uri/", "=404")]),
      // What says what the site contains is not a part of it.
      Directive("location", "/.galley", block: [Directive("return", "404")]),
    ]
  }

  /// Tells browsers to use TLS only.
  var strictTransport: [Directive] {
    guard certificate != nil else { return [] }
    return [
      Directive("add_header", "Strict-Transport-Security", "max-age=31536000", "always")
    ]
  }
}
