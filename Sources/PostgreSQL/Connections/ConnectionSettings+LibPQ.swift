import CLibPQ
import Glibc

extension ConnectionSettings {
  /// Reads a `postgresql://` URL or a line of `keyword=value` pairs.
  ///
  /// - Throws: kind `usage`. libpq's own words quote what it could not read, which may be a
  ///   password, so nothing quoted is kept.
  package init(url: String) throws(PostgresError) {
    try Self.checkAtSigns(in: url)
    var words: UnsafeMutablePointer<CChar>?
    guard let parsed = PQconninfoParse(url, &words) else {
      defer { PQfreemem(words) }
      let reason = words.map { Self.withoutQuotations(String(cString: $0)) } ?? "out of memory"
      throw PostgresError(.usage, "not a PostgreSQL URL or keyword=value line: \(reason)")
    }
    defer { PQconninfoFree(parsed) }
    self.init(options: Self.dictionary(parsed))
    for port in options["port"]?.split(separator: ",") ?? [] {
      guard let number = Int(port), (1...65_535).contains(number) else {
        throw PostgresError(.usage, "the port in a PostgreSQL URL is a number from 1 to 65535")
      }
    }
  }

  /// What libpq takes where nothing is said: the environment's values and its own.
  static func defaults() -> [String: String] {
    guard let defaults = PQconndefaults() else { return [:] }
    defer { PQconninfoFree(defaults) }
    return dictionary(defaults)
  }

  /// Calls `body` with the keywords and values as arrays of C strings that end with NULL.
  func withCStrings<R>(
    _ body: (
      _ keywords: UnsafePointer<UnsafePointer<CChar>?>,
      _ values: UnsafePointer<UnsafePointer<CChar>?>
    ) -> R
  ) -> R {
    // Encoding is ours to fix; the name is only a default, which PGAPPNAME and a URL override.
    let all = options.merging(
      ["client_encoding": "UTF8", "fallback_application_name": "galley"]
    ) { given, ours in ours == "UTF8" ? ours : given }
    let keywords = all.keys.map { strdup($0) }
    let values = all.keys.map { strdup(all[$0] ?? "") }
    defer { for string in keywords + values { free(string) } }
    return body(
      keywords.map { UnsafePointer($0) } + [nil], values.map { UnsafePointer($0) } + [nil])
  }

  private static func dictionary(
    _ options: UnsafeMutablePointer<PQconninfoOption>
  ) -> [String: String] {
    var dictionary: [String: String] = [:]
    var option = options
    while let keyword = option.pointee.keyword {
      if let value = option.pointee.val {
        dictionary[String(cString: keyword)] = String(cString: value)
      }
      option += 1
    }
    return dictionary
  }

  /// In a URL, a `/` or `@` in a password that is not percent-encoded makes libpq take part of the
  /// password for a host, a port or a database, and errors would show it.
  private static func checkAtSigns(in url: String) throws(PostgresError) {
    guard let scheme = ["postgresql://", "postgres://"].first(where: url.hasPrefix) else { return }
    let parts = url.dropFirst(scheme.count)
      .split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    let path = parts.count == 2 ? parts[1].prefix { $0 != "?" } : ""
    guard parts[0].count(where: { $0 == "@" }) <= 1, !path.contains("@") else {
      throw PostgresError(
        .usage, "in a PostgreSQL URL, write @ and / of a user or password as %40 and %2F")
    }
  }

  private static func withoutQuotations(_ words: String) -> String {
    let line = words.split(whereSeparator: \.isNewline).joined(separator: " ")
    guard let first = line.firstIndex(of: "\""), let last = line.lastIndex(of: "\"") else {
      return line
    }
    return line[..<first] + "\"…\"" + line[last...].dropFirst()
  }
}
