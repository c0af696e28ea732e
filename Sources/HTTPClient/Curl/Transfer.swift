import CLibCurl
import Synchronization

/// One transfer of libcurl, from its options to its outcome.
///
/// Its creator sets the options, and then gives it to a ``TransferLoop``. From then on, only the
/// loop's thread uses it, and calls the callbacks.
final class Transfer: @unchecked Sendable {
  let library: LibCurl
  let handle: LibCurl.Handle
  let addresses: AddressRule
  let limits: TransferLimits
  /// Where libcurl writes why a transfer failed.
  let message = UnsafeMutablePointer<CChar>.allocate(capacity: Transfer.messageSize)
  var outcome = TransferOutcome()
  var headerBytes = 0
  /// What is still to be uploaded.
  var upload: ArraySlice<UInt8> = []

  private var lists: [LibCurl.Handle] = []
  private let continuation = Mutex<CheckedContinuation<TransferOutcome, Never>?>(nil)

  /// CURL_ERROR_SIZE
  private static let messageSize = 256

  /// - Parameter protocols: The schemes that are allowed.
  init(
    _ library: LibCurl, protocols: [String], addresses: AddressRule, limits: TransferLimits
  ) throws(TransferFailure) {
    guard let handle = library.makeEasy() else {
      throw TransferFailure(.failed, "there is not enough memory for a transfer")
    }
    self.library = library
    self.handle = handle
    self.addresses = addresses
    self.limits = limits
    message.initialize(repeating: 0, count: Self.messageSize)
    try set(.protocols, to: protocols.joined(separator: ","))
    try set(.redirectProtocols, to: "https")
    try set(.followRedirects, to: 0)
    // Nothing of the environment or of the user's files: no proxy, no .netrc.
    try set(.proxy, to: "")
    try set(.netrc, to: 0)
    try set(.verifyPeer, to: 1)
    try set(.verifyHost, to: 2)
    // CURL_SSLVERSION_TLSv1_2
    try set(.minimumTLS, to: 6)
    try set(.noSignals, to: 1)
    try set(.connectTimeout, to: limits.connect.milliseconds)
    try set(.timeout, to: limits.total.milliseconds)
    try set(.lowSpeedLimit, to: limits.slowestRate)
    try set(.lowSpeedTime, to: max(1, limits.patience.milliseconds / 1_000))
    try set(.errorBuffer, toPointer: message)
    try setCallbacks()
  }

  deinit {
    library.freeEasy(handle)
    for list in lists { library.freeList(list) }
    message.deallocate()
  }

  func set(_ option: CurlOption, to number: Int) throws(TransferFailure) {
    try check(galley_curl_set_number(library.easySet, handle, option.number, number))
  }

  func set(_ option: CurlOption, toSize size: Int) throws(TransferFailure) {
    try check(galley_curl_set_size(library.easySet, handle, option.number, Int64(size)))
  }

  /// libcurl copies the text.
  func set(_ option: CurlOption, to text: String) throws(TransferFailure) {
    guard !text.utf8.contains(0) else { throw .invalid("a text contains a zero byte") }
    try check(galley_curl_set_pointer(library.easySet, handle, option.number, text))
  }

  /// - Parameter pointer: Valid for as long as the transfer.
  func set(_ option: CurlOption, toPointer pointer: UnsafeRawPointer?) throws(TransferFailure) {
    try check(galley_curl_set_pointer(library.easySet, handle, option.number, pointer))
  }

  func set(_ option: CurlOption, toList lines: [String]) throws(TransferFailure) {
    var list: LibCurl.Handle?
    for line in lines { list = library.append(list, line) }
    guard let list else { return }
    lists.append(list)
    try set(option, toPointer: list)
  }

  private func check(_ code: CInt) throws(TransferFailure) {
    guard code == 0 else {
      throw TransferFailure(.failed, "libcurl refuses an option of the transfer (code \(code))")
    }
  }

  /// Call it before the transfer is given to a loop.
  func whenFinished(_ continuation: CheckedContinuation<TransferOutcome, Never>) {
    self.continuation.withLock { $0 = continuation }
  }

  /// Reports the outcome, once.
  func finish() {
    let continuation = continuation.withLock { waiting in
      defer { waiting = nil }
      return waiting
    }
    continuation?.resume(returning: outcome)
  }
}
