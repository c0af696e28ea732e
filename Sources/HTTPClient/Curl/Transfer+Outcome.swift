import CLibCurl

extension Transfer {
  /// Asks libcurl how the transfer ended. Only in the loop, before the transfer is removed from it.
  func readOutcome(code: CInt) {
    outcome.code = code
    outcome.status = number(.status)
    outcome.milliseconds = number(.totalTime) / 1_000
    outcome.isConnected = number(.readyTime) > 0
    outcome.message = String(cString: message)
    outcome.address = text(.address)
  }

  /// What libcurl knows about a transfer, with the numbers of its binary interface.
  private enum Info: CInt {
    case status = 0x20_0002
    case address = 0x10_0020
    /// In microseconds.
    case totalTime = 0x60_0032
    /// Until the connection is ready for the request, in microseconds.
    case readyTime = 0x60_0035
  }

  private func number(_ info: Info) -> Int {
    // A long, or a curl_off_t.
    var number = 0
    _ = galley_curl_get(library.easyGet, handle, info.rawValue, &number)
    return number
  }

  private func text(_ info: Info) -> String {
    var text: UnsafePointer<CChar>?
    _ = galley_curl_get(library.easyGet, handle, info.rawValue, &text)
    return text.map { String(cString: $0) } ?? ""
  }
}
