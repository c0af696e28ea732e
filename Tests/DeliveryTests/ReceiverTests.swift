import Delivery
import Editorial
import Foundation
import HTTPClient
import JSON
import Mail
import Newsroom
import PlainText
import PostgreSQL
import Syndication
import TestSupport
import Testing

/// Deliveries over the network, to receivers that behave badly.
@Suite(.database, .ownServer) struct ReceiverTests {
  let database = TestDatabase.current

  private static let secret = "whsec_" + Data(repeating: 7, count: 24).base64EncodedString()

  private static var channels: DeliveryChannels {
    var limits = TransferLimits()
    (limits.connect, limits.total) = (.seconds(5), .milliseconds(500))
    return DeliveryChannels(root: nil, environment: ["SECRET": secret], limits: limits)
  }

  private static func webhook(_ name: String, _ address: String) -> NewDestination {
    var new = NewDestination(name: name, channel: .webhook, address: address, format: .ninjs)
    new.secret = .variable("SECRET")
    new.allowedAddresses = ["127.0.0.1"]
    return new
  }

  /// The states that each destination got of an article, in order.
  private static func states(
    _ requests: [[String: Any]]
  ) -> [String: [String]] {
    var states: [String: [String]] = [:]
    for request in requests {
      guard let path = request["path"] as? String, let name = path.split(separator: "/").last,
        let headers = request["headers"] as? [String: String], let state = headers["galley-state"]
      else { continue }
      states[String(name), default: []].append(state)
    }
    return states
  }

  @Test func `whatever a receiver does, nothing is lost or out of order, and nobody else waits`()
    async throws
  {
    let desk = try await DeliveryDesk(in: database)
    let receiver = try Receiver()
    let vague = ["hang", "close-early", "close-midway", "drip", "lie", "garbage"]
    let refusing = ["fail", "redirect"]
    for name in vague + refusing {
      try receiver.command("switch \(name) \(name)")
      _ = try await desk.anna.add(Self.webhook(name, receiver.url("/switch/\(name)")))
    }
    _ = try await desk.anna.add(Self.webhook("good", receiver.url("/ok/good")))
    _ = try await desk.anna.add(Self.webhook("nobody", receiver.url("/", port: "nobody")))
    var policy = DeliveryDesk.policy
    (policy.longestPause, policy.attempts) = (.milliseconds(50), 1_000)
    try await desk.delivering(policy: policy, channel: Self.channels.channel) {
      let ferry = try await desk.publish("ferry")
      try await desk.wait(.delivered, of: ferry, to: "good")
      for name in vague + refusing {
        try await database.wait(
          until: """
            SELECT EXISTS (SELECT FROM galley.delivery_attempts a
              JOIN galley.destinations d ON d.id = a.destination WHERE d.name = \(name))
            """, "\(name) was tried")
      }
      let waiting = try await desk.eva.destinations().filter { $0.waiting > 0 }
      #expect(Set(waiting.map(\.destination.name)) == Set(vague + refusing + ["nobody"]))
      try await desk.kill(ferry)
      try await desk.wait(.delivered, of: ferry, to: "good")
      // An attempt that is still under way could be accepted after the switch.
      for name in refusing {
        try await database.wait(
          until: """
            SELECT NOT EXISTS (SELECT FROM galley.deliveries k
              JOIN galley.destinations d ON d.id = k.destination WHERE d.name = \(name))
            """, "\(name) gets no more of the killed article")
      }
      for name in vague + refusing { try receiver.command("switch \(name) ok") }
      try await desk.publish("chess")
      for name in vague + refusing + ["good"] {
        try await database.wait(
          until: """
            SELECT count(*) = \(refusing.contains(name) ? 1 : 2) FROM galley.deliveries k
            JOIN galley.destinations d ON d.id = k.destination
            WHERE d.name = \(name) AND k.state = 'delivered'
            """, "\(name) has everything")
      }
    }
    // libcurl may repeat a request on a new connection, so there may be more requests than attempts.
    var requests: [[String: Any]] = []
    var ferry: [String: [String]] = [:]
    while !(vague + ["good"]).allSatisfy({ ferry[$0]?.last == "killed" }) {
      requests.append(try receiver.next())
      ferry = Self.states(
        requests.filter { Self.text($0["body"]).contains("\"slugline\":\"ferry\"") })
    }
    for name in vague {
      let states = try #require(ferry[name])
      let live = states.prefix { $0 == "usable" }
      #expect(!live.isEmpty && !states.dropFirst(live.count).isEmpty, "\(name): \(states)")
      #expect(states.dropFirst(live.count).allSatisfy { $0 == "killed" }, "\(name): \(states)")
    }
    #expect(ferry["good"] == ["usable", "killed"])
    // Whoever refused the article never had it.
    for name in refusing { #expect(ferry[name]?.allSatisfy { $0 == "usable" } == true, "\(name)") }
    let reasons: [String] = try await database.session().value(
      "SELECT array_agg(DISTINCT failure) FROM galley.delivery_attempts WHERE failure IS NOT NULL")
    #expect(reasons.contains("it answered 500"))
    #expect(reasons.contains { $0.contains("redirects") })
    #expect(reasons.contains { $0.contains("nothing accepts connections") })
    await desk.close()
  }

  private static func text(_ base64: Any?) -> String {
    let data = (base64 as? String).flatMap { Data(base64Encoded: $0) } ?? Data()
    return String(decoding: data, as: UTF8.self)
  }

  @Test func `a webhook is signed, keyed by the event, and goes only where it may`() async throws {
    let desk = try await DeliveryDesk(in: database)
    let receiver = try Receiver()
    _ = try await desk.anna.add(Self.webhook("good", receiver.url("/flaky/good")))
    // By its name, because an address that may not be reached is refused at once.
    var elsewhere = Self.webhook(
      "elsewhere", receiver.url("/ok/elsewhere").replacing("127.0.0.1", with: "localhost"))
    elsewhere.allowedAddresses = ["10.0.0.0/8"]
    _ = try await desk.anna.add(elsewhere)
    try await desk.delivering(channel: Self.channels.channel) {
      let ferry = try await desk.publish("ferry")
      try await desk.wait(.delivered, of: ferry, to: "good")
      try await desk.wait(.dead, of: ferry, to: "elsewhere")
    }
    let log = try await desk.eva.deliveryLog(of: "good", last: 9)
    #expect(log.map(\.status) == [200, 500, 500])
    var ids: Set<String> = []
    for _ in 0..<3 {
      let request = try receiver.next()
      let headers = try #require(request["headers"] as? [String: String])
      let (id, time) = (headers["webhook-id"] ?? "", Int(headers["webhook-timestamp"] ?? "") ?? 0)
      ids.insert(id)
      let body = Array(Self.text(request["body"]).utf8)
      let expected = WebhookSignature.headers(
        id: id, time: time, body: body, secrets: [try WebhookSecret(Self.secret)])
      #expect(headers["webhook-signature"] == expected.first(named: "webhook-signature"))
      #expect(headers["content-type"] == "application/json")
      #expect(headers["galley-article"] == "urn:uuid:\(log[0].article.text)")
    }
    #expect(ids == [log[0].event.text])
    let refused = try await desk.eva.deliveryLog(of: "elsewhere", last: 1)
    #expect(refused[0].failure?.contains("which is not public and not allowed") == true)
    await desk.close()
  }

  @Test func `storage and a mailbox get each article, and what takes it away`() async throws {
    let desk = try await DeliveryDesk(in: database)
    let receiver = try Receiver(["--s3", "--mail"])
    let port = receiver.ports["plainSMTP"] ?? 0
    let channels = DeliveryChannels(
      root: nil,
      environment: ["KEY": "test:secret"],
      post: PostOffice(
        server: "smtp://127.0.0.1:\(port)", from: try #require(MailAddress("desk@example.org")),
        allowsPlainText: true))
    var bucket = NewDestination(
      name: "bucket", channel: .s3, address: receiver.url("/news/wire", port: "s3"),
      format: .ninjs)
    (bucket.secret, bucket.region) = (.variable("KEY"), "eu-north-1")
    bucket.allowedAddresses = ["127.0.0.1"]
    _ = try await desk.anna.add(bucket)
    _ = try await desk.anna.add(
      NewDestination(
        name: "eva", channel: .email, address: "eva@example.org", format: .ninjs))
    try await desk.delivering(channel: channels.channel) {
      let ferry = try await desk.publish("ferry")
      try await desk.settle()
      try await desk.kill(ferry)
      try await desk.settle()
    }
    var (objects, subjects): ([String], [String]) = ([], [])
    for _ in 0..<4 {
      let line = try receiver.next()
      if let headers = line["headers"] as? [[String]] {
        subjects += headers.filter { $0[0] == "Subject" }.map { $0[1] }
      } else {
        #expect(line["fault"] is NSNull)
        objects.append(Self.text(line["body"]))
      }
    }
    #expect(subjects.count == 2)
    #expect(subjects.last == "KILL: do not use ferry")
    #expect(objects.map { $0.contains("\"pubStatus\":\"canceled\"") } == [false, true])
    #expect(try await desk.eva.destinations().allSatisfy { $0.dead + $0.waiting == 0 })
    await desk.close()
  }
}
