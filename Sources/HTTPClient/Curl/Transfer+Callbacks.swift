import CLibCurl
import Glibc

/// Receives or provides bytes: the buffer, the size of an element, the number of elements, and the
/// transfer.
private typealias PassBytes =
  @convention(c) (UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?) -> Int
/// Receives the transfer, what the socket is for, and the address that it will be connected to.
private typealias OpenSocket =
  @convention(c) (UnsafeMutableRawPointer?, CInt, UnsafeMutablePointer<galley_curl_address>?)
  -> CInt
/// Receives the transfer, the two addresses of the connection, and their ports.
private typealias BeforeRequest =
  @convention(c) (
    UnsafeMutableRawPointer?, UnsafePointer<CChar>?, UnsafePointer<CChar>?, CInt, CInt
  ) -> CInt

extension Transfer {
  func setCallbacks() throws(TransferFailure) {
    let write: PassBytes = { bytes, size, count, context in
      guard let bytes, let context else { return 0 }
      let received = UnsafeRawBufferPointer(start: bytes, count: size * count)
      return Transfer.from(context).receive(received)
    }
    let header: PassBytes = { bytes, size, count, context in
      guard let bytes, let context else { return 0 }
      let received = UnsafeRawBufferPointer(start: bytes, count: size * count)
      return Transfer.from(context).receiveHeader(received)
    }
    // A name may have several addresses. Each is checked before it is connected to.
    let open: OpenSocket = { context, _, address in
      guard let context, let address else { return -1 }
      return Transfer.from(context).openSocket(address)
    }
    // A connection that an earlier transfer left open is checked by the rule of this one.
    let begin: BeforeRequest = { context, address, _, _, _ in
      guard let context, let address else { return 1 }
      return Transfer.from(context).permits(IPAddress(String(cString: address))) ? 0 : 1
    }
    try set(.writeFunction, toPointer: unsafeBitCast(write, to: UnsafeRawPointer.self))
    try set(.headerFunction, toPointer: unsafeBitCast(header, to: UnsafeRawPointer.self))
    try set(.openSocketFunction, toPointer: unsafeBitCast(open, to: UnsafeRawPointer.self))
    try set(.beforeRequestFunction, toPointer: unsafeBitCast(begin, to: UnsafeRawPointer.self))
    for option in [CurlOption.writeData, .headerData, .openSocketData, .beforeRequestData] {
      try set(option, toPointer: context)
    }
  }

  /// Uploads these bytes.
  func setUpload(_ bytes: [UInt8]) throws(TransferFailure) {
    upload = bytes[...]
    let read: PassBytes = { bytes, size, count, context in
      guard let bytes, let context else { return 0 }
      let room = UnsafeMutableRawBufferPointer(start: bytes, count: size * count)
      return Transfer.from(context).provide(room)
    }
    try set(.upload, to: 1)
    try set(.uploadSize, toSize: bytes.count)
    try set(.readFunction, toPointer: unsafeBitCast(read, to: UnsafeRawPointer.self))
    try set(.readData, toPointer: context)
  }

  private var context: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  private static func from(_ context: UnsafeMutableRawPointer) -> Transfer {
    Unmanaged.fromOpaque(context).takeUnretainedValue()
  }

  /// Anything but the number of bytes received ends the transfer.
  private func receive(_ bytes: UnsafeRawBufferPointer) -> Int {
    let room = limits.answer - outcome.body.count
    outcome.body.append(contentsOf: bytes.prefix(room))
    guard bytes.count <= room else {
      outcome.isCut = true
      return 0
    }
    return bytes.count
  }

  private func receiveHeader(_ bytes: UnsafeRawBufferPointer) -> Int {
    headerBytes += bytes.count
    guard headerBytes <= TransferLimits.headers else {
      outcome.hasTooManyHeaders = true
      return 0
    }
    outcome.head.take(bytes)
    return bytes.count
  }

  private func provide(_ room: UnsafeMutableRawBufferPointer) -> Int {
    let next = upload.prefix(room.count)
    room.copyBytes(from: next)
    upload = upload.dropFirst(next.count)
    return next.count
  }

  /// - Returns: A descriptor; -1 to try the next address of the host.
  private func openSocket(_ address: UnsafeMutablePointer<galley_curl_address>) -> CInt {
    let offset = MemoryLayout<galley_curl_address>.offset(of: \.address) ?? 0
    let socketAddress = UnsafeRawPointer(address).advanced(by: offset)
    guard permits(IPAddress(socketAddress)) else { return -1 }
    let type = address.pointee.type | CInt(SOCK_CLOEXEC.rawValue)
    return socket(address.pointee.family, type, address.pointee.protocol)
  }

  private func permits(_ address: IPAddress?) -> Bool {
    guard let address else { return false }
    guard addresses.permits(address) else {
      outcome.refusedAddress = address
      return false
    }
    outcome.refusedAddress = nil
    return true
  }
}
