@testable import Delivery
@testable import HTTPClient

/// The status of an answer, in the first byte, and the lines of its head.
enum ResponseHeadTarget {
  static func check(_ bytes: UnsafeRawBufferPointer) {
    guard let first = bytes.first else { return }
    var head = ResponseHead()
    for line in bytes.dropFirst().split(separator: UInt8(ascii: "\n")) { head.take(line) }
    for header in head.headers {
      require(header.isValid, "a header could be sent", "\(header)")
      require(isInert(header.value.filter { $0 != "\t" }), "a header is plain", "\(header)")
      require(head.headers.first(named: header.name) != nil, "a header is found", "\(header)")
    }
    let response = HTTPResponse(
      status: 100 + 2 * Int(first), headers: head.headers, body: [], isComplete: true, address: "")
    do throws(DeliveryFailure) {
      let confirmation = try DeliveryConfirmation(response)
      require(confirmation.status == response.status && response.isSuccess, "a success confirms")
    } catch {
      require(!response.isSuccess, "a success does not fail")
      let pause = error.retryAfter ?? .zero
      require((.zero ... .seconds(86_400)).contains(pause), "a pause is at most a day", "\(pause)")
      require(isInert(error.reason), "a reason is plain", error.reason)
    }
  }
}
