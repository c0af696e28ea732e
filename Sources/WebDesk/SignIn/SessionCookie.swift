/// The cookie that has a browser's session.
enum SessionCookie {
  /// Browsers accept a name with this prefix only for the site itself, and only if it is encrypted.
  static func name(isEncrypted: Bool) -> String { isEncrypted ? "__Host-galley" : "galley" }
}
