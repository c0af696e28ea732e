import Glibc

/// A pseudoterminal without a viewer. On Linux the side that a program opens is a terminal
/// with a size too, so the other side is not opened.
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
