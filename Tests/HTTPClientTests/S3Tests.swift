import Foundation
import TestSupport
import Testing

@testable import HTTPClient

@Suite(.ownServer)
struct S3Tests {
  private static let credentials = S3Credentials(id: "test", secret: "secret")

  private static func bucket(
    _ endpoint: String, prefix: String = "", style: S3Bucket.Style = .path
  ) throws -> S3Bucket {
    try S3Bucket(
      endpoint: OutgoingURL(endpoint, allowsPlainHTTP: true), region: "eu-north-1", name: "news",
      prefix: prefix, style: style)
  }

  @Test func `storage accepts the signature of what is stored and deleted`() async throws {
    let receiver = try Receiver(["--s3"])
    let bucket = try Self.bucket(receiver.url("/", port: "s3"), prefix: "wire/")
    let rule = AddressRule(allowing: [.known("127.0.0.1")])
    let client = try HTTPClient()
    for key in ["a.json", "Ä b+c(d)'*!&=?#/ü.json", "~x_y-z.~"] {
      let body = Array("\(key) text".utf8)
      let put = try bucket.put(
        key, type: "application/json", body, credentials: Self.credentials, addresses: rule)
      #expect(try await client.send(put).status == 200)
      let stored = try receiver.next()
      #expect(stored["fault"] is NSNull)
      #expect(stored["body"] as? String == Data(body).base64EncodedString())
      #expect((stored["headers"] as? [String: String])?["content-type"] == "application/json")
      #expect((stored["objects"] as? [String])?.count == 1)

      let delete = try bucket.delete(key, credentials: Self.credentials, addresses: rule)
      #expect(try await client.send(delete).status == 204)
      let deleted = try receiver.next()
      #expect(deleted["fault"] is NSNull)
      #expect(deleted["path"] as? String == stored["path"] as? String)
      #expect(deleted["objects"] as? [String] == [])
    }
    let empty = try bucket.put(
      "empty", type: "text/plain", [], credentials: Self.credentials, addresses: rule)
    #expect(try await client.send(empty).status == 200)
    #expect(try receiver.next()["fault"] is NSNull)

    let wrong = S3Credentials(id: "test", secret: "wrong")
    let refused = try bucket.delete("a.json", credentials: wrong, addresses: rule)
    #expect(try await client.send(refused).status == 403)
    #expect(try receiver.next()["fault"] as? String == "signature")

    let session = S3Credentials(id: "test", secret: "secret", sessionToken: "token")
    let temporary = try bucket.delete("a.json", credentials: session, addresses: rule)
    #expect(try await client.send(temporary).status == 204)
    let seen = try receiver.next()
    #expect((seen["headers"] as? [String: String])?["x-amz-security-token"] == "token")
  }

  @Test func `an object has an address in either style`() throws {
    let endpoint = "https://s3.example.org"
    #expect(
      try Self.bucket(endpoint, prefix: "wire/", style: .host).url(of: "a b.json").text
        == "https://news.s3.example.org:443/wire/a%20b.json")
    #expect(
      try Self.bucket(endpoint).url(of: "ü/a.json").text
        == "https://s3.example.org:443/news/%C3%BC/a.json")
  }

  @Test(arguments: ["", "/a", "a/", "a//b", "./a", "a/../b", ".."])
  func `a key that a server could read as another is refused`(key: String) throws {
    let bucket = try Self.bucket("https://s3.example.org")
    #expect(throws: TransferFailure.self) { try bucket.url(of: key) }
  }

  @Test func `parts that do not belong in an address are refused`() throws {
    let endpoint = try OutgoingURL("https://s3.example.org/")
    #expect(throws: TransferFailure.self) {
      try S3Bucket(endpoint: endpoint, region: "eu:s3", name: "news")
    }
    for name in ["", "a/b", "a..b", "a@b", "a:b"] {
      #expect(throws: TransferFailure.self) {
        try S3Bucket(endpoint: endpoint, region: "eu", name: name)
      }
    }
    for prefix in ["/", "../", "a//", "/a"] {
      #expect(throws: TransferFailure.self) {
        try S3Bucket(endpoint: endpoint, region: "eu", name: "news", prefix: prefix)
      }
    }
    #expect(throws: TransferFailure.self) {
      try S3Bucket(endpoint: OutgoingURL("https://a.example/b"), region: "eu", name: "news")
    }
  }
}
