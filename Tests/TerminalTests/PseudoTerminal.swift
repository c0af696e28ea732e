import Glibc

/// A terminal that nobody looks at. On Linux the side of it that a program holds open is a terminal
/// with a size too, so the other side is never opened.
final class PseudoTerminal {
  let fileDescriptor: Int32

  init(columns: UInt16) throws {
    fileDescriptor = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    guard fileDescriptor >= 0, ioctl(fileDescriptor, UInt(TIOCSWINSZ), &size) == 0 else {
      throw Unavailable(code: errno)
    }
  }

  deinit { close(fileDescriptor) }

  struct Unavailable: Error {
    let code: Int32
  }
}
