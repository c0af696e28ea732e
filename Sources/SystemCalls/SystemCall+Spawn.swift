package import Glibc

extension SystemCall {
  /// Starts a program with the default handling of all signals, none of which is blocked.
  ///
  /// - Parameters:
  ///   - words: The program's path and its arguments.
  ///   - directory: Its working directory.
  ///   - environment: All its variables.
  ///   - actions: What happens to its descriptors.
  ///   - isInOwnGroup: Whether it leads a process group of its own.
  /// - Returns: The process, and 0 or the error code.
  package static func spawn(
    _ words: [String], in directory: String, environment: [String: String],
    _ actions: inout posix_spawn_file_actions_t, isInOwnGroup: Bool = false
  ) -> (pid: pid_t, error: Int32) {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    let group = isInOwnGroup ? POSIX_SPAWN_SETPGROUP : 0
    posix_spawnattr_setflags(
      &attributes, Int16(group | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

    // `env` changes the directory, because Swift does not import the C function for it.
    let all = ["/usr/bin/env", "--chdir=\(directory)"] + words
    var pid: pid_t = 0
    let error = withCStrings(all) { argv in
      withCStrings(environment.map { "\($0)=\($1)" }) { envp in
        posix_spawn(&pid, all[0], &actions, &attributes, argv, envp)
      }
    }
    return (pid, error)
  }

  private static func withCStrings<Result>(
    _ strings: [String],
    _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    var pointers: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    return body(&pointers)
  }
}
