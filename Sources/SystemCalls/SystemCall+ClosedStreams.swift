import Glibc

extension SystemCall {
  /// Gives each standard stream that is closed a descriptor on which every use fails with `EBADF`.
  /// Otherwise, the next file or connection would become the standard stream, and what is printed
  /// would go there.
  package static func occupyClosedStreams() {
    for stream in STDIN_FILENO...STDERR_FILENO where fcntl(stream, F_GETFD) == -1 {
      // The lowest free descriptor is used, which is this one.
      _ = open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}
