import Glibc

/// Whom the operating system takes this process for.
enum OperatingSystemUser {
  /// The login name, or the number where the user has none.
  static var name: String {
    guard let entry = getpwuid(geteuid()) else { return "user\(geteuid())" }
    return String(cString: entry.pointee.pw_name)
  }
}
