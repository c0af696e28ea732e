import Glibc

extension SystemCall {
  /// Lets this process, and those that it starts, have as many files and connections open as an
  /// administrator permits. By default, a process has only a part of that.
  ///
  /// - Returns: How many that is.
  @discardableResult
  package static func raiseOpenFileLimit() -> Int {
    let files = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    var limit = rlimit()
    guard getrlimit(files, &limit) == 0 else { return Int(FOPEN_MAX) }
    if limit.rlim_cur < limit.rlim_max {
      let former = limit.rlim_cur
      limit.rlim_cur = limit.rlim_max
      if setrlimit(files, &limit) != 0 { limit.rlim_cur = former }
    }
    return Int(clamping: limit.rlim_cur)
  }
}
