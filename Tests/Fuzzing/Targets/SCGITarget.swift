import SCGI

/// A request by SCGI. The pieces in which it arrives do not matter, and nothing in it can begin
/// another header.
enum SCGITarget {
  static func check(_ bytes: UnsafeRawBufferPointer) {
    let whole = outcome(of: bytes, by: max(1, bytes.count))
    let parts = outcome(of: bytes, by: 5)
    switch (whole, parts) {
    // The parts may be refused, or complete, before the whole has arrived.
    case (.success(let request?), .success(let other?)):
      require(request == other, "the pieces do not matter")
      checkValues(of: request)
    case (.success(nil), .success(nil)): break
    case (.failure(let error), .failure): require(!"\(error)".isEmpty, "a refusal has a reason")
    default: require(false, "the pieces do not decide", "\(whole) \(parts)")
    }
  }

  private static func checkValues(of request: SCGIRequest) {
    for name in request.parameters.names {
      let value = request.parameters[name] ?? ""
      require(
        value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 },
        "a value has no control character", value.debugDescription)
    }
  }

  private static func outcome(
    of bytes: UnsafeRawBufferPointer, by step: Int
  ) -> Result<SCGIRequest?, SCGIRequestError> {
    var reader = SCGIReader(limits: .init(headers: 1_000, body: 1_000))
    var request: SCGIRequest?
    do throws(SCGIRequestError) {
      for start in stride(from: 0, to: bytes.count, by: step) {
        // What follows a complete request arrives after it.
        if request != nil { throw .excess }
        request = try reader.read(bytes[start..<min(bytes.count, start + step)])
      }
      return .success(request)
    } catch {
      return .failure(error)
    }
  }
}
