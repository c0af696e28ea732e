import Glibc
import Newsroom
import SystemCalls

/// A socket with a port of this machine that nobody uses.
struct LoopbackSocket {
  let descriptor: Int32
  let port: UInt16

  /// - Throws: ``Failure`` if there is no free port.
  static func bind() throws(Failure) -> LoopbackSocket {
    let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    let descriptor = socket(AF_INET, type, 0)
    var address = address(port: 0)
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutableBytes(of: &address) { bytes in
      let generic = bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self)
      return descriptor >= 0 && Glibc.bind(descriptor, generic, size) == 0
        && getsockname(descriptor, generic, &size) == 0
    }
    guard isBound else {
      let reason = SystemCall.reason(of: errno)
      close(descriptor)
      throw Failure(.failed, "this machine has no free port: \(reason)")
    }
    return LoopbackSocket(descriptor: descriptor, port: UInt16(bigEndian: address.sin_port))
  }

  /// Connects to a port of this machine.
  ///
  /// - Returns: The descriptor of the connection.
  /// - Throws: ``Failure`` if nobody listens.
  static func connect(to port: UInt16) throws(Failure) -> Int32 {
    let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    let descriptor = socket(AF_INET, type, 0)
    var address = address(port: port)
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isConnected = withUnsafeBytes(of: &address) { bytes in
      let generic = bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self)
      return descriptor >= 0 && Glibc.connect(descriptor, generic, size) == 0
    }
    guard isConnected else {
      let reason = SystemCall.reason(of: errno)
      close(descriptor)
      throw Failure(.failed, "cannot connect to port \(port) of this machine: \(reason)")
    }
    return descriptor
  }

  private static func address(port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
    return address
  }

  /// A port that is free at the moment.
  static func freePort() throws(Failure) -> UInt16 {
    let bound = try bind()
    close(bound.descriptor)
    return bound.port
  }
}
