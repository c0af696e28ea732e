import Foundation
import TestSupport
import Testing

@testable import HTTPClient

@Suite(.ownServer)
struct EncryptionTests {
  @Test func `a certificate must be trusted and name the host`() async throws {
    let directory = try ScratchDirectory.make("galley-tls")
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let receiver = try Receiver(tls: directory)
    let port = receiver.ports["https"] ?? 0
    let rule = AddressRule(allowing: [.known("127.0.0.1"), .known("::1")])
    func request(_ host: String) throws -> OutgoingRequest {
      try OutgoingRequest(.post, OutgoingURL("https://\(host):\(port)/ok"), addresses: rule)
    }
    let trusting = try HTTPClient(trusting: receiver.certificate)
    #expect(try await trusting.send(request("localhost")).status == 200)

    for (client, host) in [(try HTTPClient(), "localhost"), (trusting, "127.0.0.1")] {
      let failure = try await #require(throws: TransferFailure.self) {
        try await client.send(request(host))
      }
      #expect(failure.kind == .tls)
    }
    #expect(try receiver.next()["path"] as? String == "/ok")

    // A server that does not encrypt at all.
    let plain = try OutgoingRequest(
      .get, OutgoingURL("https://127.0.0.1:\(receiver.ports["nobody"] ?? 0)/"), addresses: rule)
    #expect(
      try await #require(throws: TransferFailure.self) { try await trusting.send(plain) }.kind
        == .refused)
  }
}
