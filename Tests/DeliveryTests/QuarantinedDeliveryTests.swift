import Delivery
import Editorial
import Foundation
import HTTPClient
import Newsroom
import PostgreSQL
import Syndication
import TestSupport
import Testing

/// What is delivered while the read models cannot apply an event of an article.
@Suite(.database) struct QuarantinedDeliveryTests {
  let database = TestDatabase.current

  @Test func `an article in quarantine holds back no other, and is delivered once it is released`()
    async throws
  {
    let desk = try await DeliveryDesk(in: database)
    let receiver = try Receiver()
    var wire = NewDestination(
      name: "wire", channel: .webhook, address: receiver.url("/ok/wire"), format: .ninjs)
    wire.secret = .variable("SECRET")
    wire.allowedAddresses = ["127.0.0.1"]
    _ = try await desk.anna.add(wire)
    let secret = "whsec_" + Data(repeating: 7, count: 24).base64EncodedString()
    let channels = DeliveryChannels(root: nil, environment: ["SECRET": secret])

    let (ferry, chess) = (try await desk.write("ferry"), try await desk.write("chess"))
    try await desk.delivering(channel: channels.channel) {
      for article in [ferry, chess] {
        try await desk.release(article)
        try await desk.look()
        try await wait(until: article, is: "usable")
      }
      try await quarantine(ferry, by: desk)
      try await desk.kill(chess)
      try await wait(until: chess, is: "killed")
    }
    // Nor does it hold back another one after a restart.
    try await desk.delivering(channel: channels.channel) {
      let pier = try await desk.publish("pier")
      try await wait(until: pier, is: "usable")
      try await desk.kill(pier)
      try await wait(until: pier, is: "killed")
      // No event follows.
      try await release(by: desk)
      try await wait(until: ferry, is: "withdrawn")
      try await desk.settle()
    }
    var requests: [String] = []
    for _ in 0..<6 {
      let headers = try #require(try receiver.next()["headers"] as? [String: String])
      requests.append(headers["galley-state"] ?? "")
    }
    #expect(requests == ["usable", "usable", "killed", "usable", "killed", "withdrawn"])
    let attempts = try await desk.eva.deliveryLog(of: "wire", last: 9)
    #expect(attempts.count == 6 && attempts.allSatisfy(\.isConfirmed))
    await desk.close()
  }

  @Test func `a kill that waits is sent although its article is in quarantine, and a text is not`()
    async throws
  {
    let desk = try await DeliveryDesk(in: database)
    try await desk.subscribe("wire")
    var policy = DeliveryDesk.policy
    policy.attempts = 1_000_000
    try await desk.delivering(policy: policy) {
      let killed = try await desk.publish("killed")
      let updated = try await desk.publish("updated")
      try await desk.settle()
      desk.subscribers.set(.refuse, of: "wire")
      try await desk.kill(killed)
      try await desk.update(updated, body: "Two.")
      for article in [killed, updated] { try await desk.wait(.pending, of: article, to: "wire") }
      for article in [killed, updated] { try await quarantine(article, by: desk) }
      desk.subscribers.set(.confirm, of: "wire")
      try await wait(until: killed, is: "killed")
      let other = try await desk.publish("other")
      try await desk.wait(.delivered, of: other, to: "wire")
      try await desk.wait(.pending, of: updated, to: "wire")
    }
    #expect(
      desk.subscribers.received(by: "wire").dropFirst(2) == ["killed killed", "other usable"])
    await desk.close()
  }

  private func wait(until article: UUID, is state: String) async throws {
    try await database.wait(
      until: """
        SELECT EXISTS (SELECT FROM galley.deliveries
          WHERE article = \(article) AND state = 'delivered' AND confirmed_as = \(state))
        """, "the destination confirmed that an article is \(state)")
  }

  /// Records an unpublication in a schema that no program knows.
  private func quarantine(_ article: UUID, by desk: DeliveryDesk) async throws {
    try await database.recordUnreadable("ArticleUnpublished", schemaVersion: 99, on: article)
    try await desk.look()
  }

  /// Makes the event one that the program knows, and applies it.
  private func release(by desk: DeliveryDesk) async throws {
    try await database.session().use { connection in
      try connection.script(
        """
        ALTER TABLE galley.events DISABLE TRIGGER ALL;
        UPDATE galley.events SET schema_version = 1 WHERE schema_version = 99
        """)
    }
    for model in ["publications", "revisions"] {
      #expect(try await desk.anna.retry(model).articles.count == 1)
    }
  }
}
