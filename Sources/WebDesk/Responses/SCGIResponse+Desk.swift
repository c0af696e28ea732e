import HTML
import SCGI
import WebRequests

extension SCGIResponse {
  /// What a browser may do with every answer of the desk. Nothing is loaded from elsewhere, and no
  /// other site can show the page.
  private static let protections: KeyValuePairs<String, String> = [
    "Content-Security-Policy":
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
      + "frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  ]

  mutating func protect() {
    for (name, value) in Self.protections where header(name) == nil { add(value, for: name) }
    if header("Cache-Control") == nil { add("no-store", for: "Cache-Control") }
  }

  /// A page.
  static func page(_ html: String, status: Int = 200) -> SCGIResponse {
    SCGIResponse(
      status: status, headers: ["Content-Type": "text/html; charset=utf-8"],
      body: Array(html.utf8))
  }

  /// The browser asks for another page of the desk.
  ///
  /// - Parameter path: Begins with a slash.
  static func redirect(to path: String) -> SCGIResponse {
    precondition(path.hasPrefix("/") && !path.hasPrefix("//"))
    return SCGIResponse(
      status: 303, headers: ["Location": WebAddress(path)?.text ?? "/desk"])
  }

  /// Gives the browser a cookie that no script reads and that no other site sends.
  mutating func set(cookie name: String, to value: String, isEncrypted: Bool, isOver: Bool = false)
  {
    let attributes = [
      "\(name)=\(value)", "Path=/", "HttpOnly", "SameSite=Lax", isEncrypted ? "Secure" : nil,
      isOver ? "Max-Age=0" : nil,
    ]
    add(attributes.compactMap { $0 }.joined(separator: "; "), for: "Set-Cookie")
  }
}
