import HTML
import JSON
import Newsroom
import SCGI
import WebRequests

extension SCGIResponse {
  /// What a browser may do with every answer of the desk. Nothing is loaded from elsewhere, and no
  /// other site can show the page.
  private static let protections: KeyValuePairs<String, String> = [
    "Content-Security-Policy":
      "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; "
      + "img-src 'self'; frame-src 'self'; form-action 'self'; "
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
  ///
  /// - Parameter html: In UTF-8.
  static func page(_ html: [UInt8], status: Int = 200) -> SCGIResponse {
    SCGIResponse(
      status: status, headers: ["Content-Type": "text/html; charset=utf-8"], body: html)
  }

  /// An answer for scripts.
  static func json(_ object: JSONObject, status: Int = 200) -> SCGIResponse {
    SCGIResponse(
      status: status, headers: ["Content-Type": "application/json"], body: object.bytes)
  }

  /// The browser asks for another page of the desk.
  ///
  /// - Parameter path: Begins with a slash.
  static func redirect(to path: String) -> SCGIResponse {
    precondition(path.hasPrefix("/") && !path.hasPrefix("//"))
    return SCGIResponse(
      status: 303, headers: ["Location": WebAddress(path)?.text ?? "/desk"])
  }

  /// Gives the browser the cookie of a session.
  mutating func begin(_ ticket: SessionTicket, isEncrypted: Bool) {
    set(
      cookie: SessionCookie.name(isEncrypted: isEncrypted), to: ticket.text,
      isEncrypted: isEncrypted)
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
