import Foundation
import TestSupport
import Testing

@testable import HTTPClient

struct WebhookSignatureTests {
  private static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
  private static let other = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"
  private static let body = Array(#"{"test": 2432232314}"#.utf8)

  private static func signature(id: String, time: Int, secrets: [String]) throws -> String {
    let headers = WebhookSignature.headers(
      id: id, time: time, body: body, secrets: try secrets.map { try WebhookSecret($0) })
    #expect(headers.first(named: "webhook-id") == id)
    #expect(headers.first(named: "Webhook-Timestamp") == String(time))
    return try #require(headers.first(named: "webhook-signature"))
  }

  @Test func `the published example has the published signature`() throws {
    let signature = try Self.signature(
      id: "msg_p5jXN8AQM9LWM0D4loKWxJek", time: 1_614_265_330, secrets: [Self.secret])
    #expect(signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
  }

  @Test func `several secrets give several signatures`() throws {
    let both = try Self.signature(id: "a", time: 1, secrets: [Self.secret, Self.other])
    let first = try Self.signature(id: "a", time: 1, secrets: [Self.secret])
    let second = try Self.signature(id: "a", time: 1, secrets: [Self.other])
    #expect(both == "\(first) \(second)")
    #expect(first != second)
  }

  @Test(arguments: [
    "", "whsec_", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_c2hvcnQ=",
    "whsec_MfKQ9r8GKYqrTwjUPD8*",
    "whsec_" + Data(repeating: 1, count: 65).base64EncodedString(),
  ])
  func `other secrets are refused, and not repeated`(text: String) throws {
    let failure = try #require(throws: TransferFailure.self) { try WebhookSecret(text) }
    #expect(!failure.description.contains("MfKQ") && !failure.description.contains("c2hv"))
  }

  @Test func `a secret may have a line end, as files do`() throws {
    #expect(try WebhookSecret(Self.secret + "\n").key == WebhookSecret(Self.secret).key)
  }

  @Test func `a receiver with another implementation accepts the signature`() async throws {
    let time = Int(Date().timeIntervalSince1970)
    for secrets in [[Self.secret], [Self.other, Self.secret]] {
      let signature = try Self.signature(id: "msg_1", time: time, secrets: secrets)
      let arguments = [Self.secret, "msg_1", String(time), signature]
      #expect(
        try await ValidatorProgram.run("verify-webhook", arguments, input: Self.body)
          == "accepted\n")
    }
    let wrong = try Self.signature(id: "msg_1", time: time, secrets: [Self.other])
    let arguments = [Self.secret, "msg_1", String(time), wrong]
    #expect(
      try await ValidatorProgram.run("verify-webhook", arguments, input: Self.body) == "refused\n")
  }
}
