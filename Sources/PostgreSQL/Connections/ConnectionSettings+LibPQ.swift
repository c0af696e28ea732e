import CLibPQ
import Glibc

extension ConnectionSettings {
  /// Parses a `postgresql://` URL or a line of `keyword=value` pairs.
  ///
  /// - Throws: Kind `usage`. libpq's message quotes the part that it could not parse, which may be
  ///   a password; the quotation is removed.
  package init(url: String) throws(PostgresError) {
    try Self.checkForm(of: url)
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
        throw PostgresError(.usage, "the port in a PostgreSQL URL must be a number from 1 to 65535")
      }
    }
  }

  /// libpq's defaults: the values from the environment, and its built-in ones.
  static func defaults() -> [String: String] {
    guard let defaults = PQconndefaults() else { return [:] }
    defer { PQconninfoFree(defaults) }
    return dictionary(defaults)
  }

  /// Calls `body` with the keywords and values as NULL-terminated arrays of C strings.
  func withCStrings<R>(
    _ body: (
      _ keywords: UnsafePointer<UnsafePointer<CChar>?>,
      _ values: UnsafePointer<UnsafePointer<CChar>?>
    ) -> R
  ) -> R {
    // The encoding is fixed. The others are defaults, which the environment and a URL override.
    var defaults = ["client_encoding": "UTF8", "fallback_application_name": "galley"]
    if effective("service") == nil { defaults.merge(Self.probes) { given, _ in given } }
    let all = options.merging(defaults) { given, ours in ours == "UTF8" ? ours : given }
    let keywords = all.keys.map { strdup($0) }
    let values = all.keys.map { strdup(all[$0] ?? "") }
    defer { for string in keywords + values { free(string) } }
    return body(
      keywords.map { UnsafePointer($0) } + [nil], values.map { UnsafePointer($0) } + [nil])
  }

  /// How a connection over TCP notices that the other machine is gone: after a minute without data,
  /// or 30 seconds after data that was not received.
  private static let probes = [
    "keepalives_idle": "30", "keepalives_interval": "10", "keepalives_count": "3",
    "tcp_user_timeout": "30000",
  ]

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

  /// Refuses what is neither a PostgreSQL URL nor a line of pairs. libpq would call it a line that
  /// lacks something.
  private static func checkForm(of url: String) throws(PostgresError) {
    let form = "write it as postgresql://USER@HOST/DATABASE, or as 'host=HOST dbname=DATABASE'"
    if let scheme = url.firstMatch(of: /^([A-Za-z][A-Za-z0-9+.-]{0,30}):\/\//)?.1 {
      guard ["postgresql", "postgres"].contains(scheme) else {
        throw PostgresError(
          .usage, "a database URL begins with postgresql://, not \(scheme)://; \(form)")
      }
    } else if !url.contains("=") {
      throw PostgresError(.usage, "not the address of a PostgreSQL database; \(form)")
    }
  }

  /// Refuses a URL with a `/` or `@` in its password that is not percent-encoded. libpq would read
  /// a part of the password as a host, a port or a database, and errors would show it.
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
