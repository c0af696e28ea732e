import CLibPQ
import Glibc

/// The variables of the environment that libpq reads.
package enum LibPQEnvironment {
  /// Those that set no option of a connection: files, and settings of the session.
  private static let others = [
    "PGSERVICE", "PGSERVICEFILE", "PGSYSCONFDIR", "PGLOCALEDIR", "PGDATESTYLE", "PGTZ", "PGGEQO",
    "PGDATA",
  ]

  /// Removes them from this process, so that they do not affect its connections and children.
  ///
  /// An option without a value here would come from the environment, and libpq does not take an
  /// empty value in its place. Call this before the process has other threads that read the
  /// environment.
  package static func clear() {
    for name in names + others { unsetenv(name) }
  }

  private static var names: [String] {
    guard let defaults = PQconndefaults() else { return [] }
    defer { PQconninfoFree(defaults) }
    var names: [String] = []
    var option = defaults
    while option.pointee.keyword != nil {
      if let name = option.pointee.envvar { names.append(String(cString: name)) }
      option += 1
    }
    return names
  }
}
