import Delivery
import Digests
import Editorial
import Foundation
import Newsroom
import PostgreSQL
import TestSupport
import Testing

/// What reaches a destination, and in which order.
@Suite(.database) struct CourierTests {
  let database = TestDatabase.current

  @Test func `every change of the live content is delivered once and in order`() async throws {
    let desk = try await DeliveryDesk(in: database)
    try await desk.publish("before")
    try await desk.subscribe("wire")
    try await desk.delivering {
      let ferry = try await desk.publish("ferry", body: "One.")
      try await desk.settle()
      try await desk.update(ferry, body: "Two.")
      try await desk.settle()
      try await desk.update(ferry, body: "Three.", correcting: "It said two.")
      try await desk.settle()
      _ = try await desk.anna.perform(.rename(to: .sample("boat")), on: ferry)
      try await desk.look()
      try await desk.settle()
      // A draft changes nothing for the public.
      _ = try await desk.eva.revise(
        ferry, to: WrittenArticle(content: .sample(), body: "Unseen."))
      _ = try await desk.anna.perform(.unpublish(reason: "Wrong"), on: ferry)
      try await desk.look()
      try await desk.settle()
      try await desk.kill(ferry)
      try await desk.settle()
    }
    #expect(
      desk.subscribers.received(by: "wire")
        == [
          "ferry usable", "ferry usable", "ferry usable", "boat usable", "boat withdrawn",
          "boat killed",
        ])
    let parcels = desk.subscribers.parcels(of: "wire")
    for (parcel, body) in zip(parcels, ["One.", "Two.", "Three.", "Three."]) {
      #expect(String(decoding: parcel.body, as: UTF8.self).contains(body))
    }
    #expect(parcels.allSatisfy { !String(decoding: $0.body, as: UTF8.self).contains("Unseen") })
    // Each is recognized by the event of its last change.
    let events: [UUID] = try await database.session().value(
      """
      SELECT array_agg(event_id ORDER BY position) FROM galley.events
      WHERE stream = \(parcels[0].article)
        AND type IN ('ArticlePublished', 'CorrectionPublished', 'SlugChanged', 'ArticleUnpublished',
          'ArticleKilled')
      """)
    #expect(parcels.map(\.event) == events)
    let log = try await desk.eva.deliveryLog(of: "wire", last: 10)
    #expect(log.map(\.digest) == parcels.reversed().map { Digest(of: $0.body) })
    #expect(log.allSatisfy { $0.isConfirmed && $0.status == 204 && $0.attempt == 1 })
    await desk.close()
  }

  @Test func `exactly the 40 of 60 destinations that received an article learn of its kill`()
    async throws
  {
    let desk = try await DeliveryDesk(in: database)
    let names = (0..<60).map { "wire-\($0)" }
    for name in names { try await desk.subscribe(name) }
    for name in names[40...] { desk.subscribers.set(.refuse, of: name) }
    var policy = DeliveryDesk.policy
    policy.attempts = 1_000_000
    try await desk.delivering(policy: policy) {
      let ferry = try await desk.publish("ferry")
      for name in names[..<40] { try await desk.wait(.delivered, of: ferry, to: name) }
      try await desk.kill(ferry)
      try await desk.settle()
      for name in names { desk.subscribers.set(.confirm, of: name) }
      try await desk.publish("chess")
      try await desk.settle()
      let deliveries = try await desk.eva.deliveries(of: "ferry")
      #expect(Set(deliveries.map(\.destination)) == Set(names[..<40]))
      #expect(deliveries.allSatisfy { $0.state == .delivered && $0.confirmedAs == .killed })
    }
    for name in names[..<40] {
      #expect(
        desk.subscribers.received(by: name) == ["ferry usable", "ferry killed", "chess usable"])
    }
    for name in names[40...] { #expect(desk.subscribers.received(by: name) == ["chess usable"]) }
    await desk.close()
  }

  @Test func `whoever received an article gets its later changes, in whatever section`()
    async throws
  {
    let desk = try await DeliveryDesk(in: database)
    try await desk.subscribe("islands", section: "Islands")
    try await desk.subscribe("sport", section: "Sport")
    try await desk.delivering {
      let ferry = try await desk.publish("ferry", section: "Islands")
      try await desk.settle()
      try await desk.update(ferry, body: "Two.", section: "Sport")
      try await desk.settle()
      try await desk.update(ferry, body: "Three.", section: "City")
      try await desk.settle()
      try await desk.kill(ferry)
      try await desk.publish("town", section: "City")
      try await desk.settle()
    }
    #expect(
      desk.subscribers.received(by: "islands")
        == ["ferry usable", "ferry usable", "ferry usable", "ferry killed"])
    #expect(
      desk.subscribers.received(by: "sport") == ["ferry usable", "ferry usable", "ferry killed"])
    await desk.close()
  }

  @Test func `a pause holds back texts, but nothing that takes a text away`() async throws {
    let desk = try await DeliveryDesk(in: database)
    try await desk.subscribe("wire")
    try await desk.delivering {
      let killed = try await desk.publish("killed")
      let erased = try await desk.publish("erased")
      let updated = try await desk.publish("updated")
      try await desk.settle()
      #expect(try await desk.anna.pauseDestination("wire").isChanged)
      #expect(try await desk.anna.pauseDestination("wire").isChanged == false)
      try await desk.update(updated, body: "Two.")
      try await desk.update(updated, body: "Three.")
      let unseen = try await desk.publish("unseen")
      try await desk.kill(killed)
      _ = try await desk.anna.perform(
        .erase(.article, reason: "It names a minor.", ground: "GDPR Art. 17"), on: erased)
      try await desk.look()
      try await desk.settle()
      #expect(
        Set(desk.subscribers.received(by: "wire").dropFirst(3))
          == ["killed killed", "erased withdrawn"])
      try await desk.kill(unseen)
      #expect(try await desk.anna.resumeDestination("wire").isChanged)
      try await desk.settle()
    }
    // Of two changes, only the last is sent; of what was never received, nothing.
    #expect(desk.subscribers.received(by: "wire").dropFirst(5) == ["updated usable"])
    let last = try #require(desk.subscribers.parcels(of: "wire").last)
    #expect(String(decoding: last.body, as: UTF8.self).contains("Three."))
    await desk.close()
  }

  @Test func `a dead letter is shown, replaced by a later change, and sent again on demand`()
    async throws
  {
    let desk = try await DeliveryDesk(in: database)
    try await desk.subscribe("wire")
    desk.subscribers.set(.refuse, of: "wire")
    let notices = try await desk.delivering {
      let ferry = try await desk.publish("ferry")
      try await desk.wait(.dead, of: ferry, to: "wire")
      let status = try await desk.eva.destination("wire")
      #expect((status.dead, status.waiting) == (1, 0))
      #expect(status.lastAttempt?.failure == "it answered 503")
      #expect(status.lastAttempt?.attempt == 3)
      let failed = try await desk.eva.deliveryLog(of: "wire", last: 9, isFailed: true)
      #expect(failed.count == 3)

      desk.subscribers.set(.confirm, of: "wire")
      try await desk.update(ferry, body: "Two.")
      try await desk.settle()
      #expect(desk.subscribers.received(by: "wire") == ["ferry usable"])

      desk.subscribers.set(.refuse, of: "wire")
      try await desk.update(ferry, body: "Three.")
      try await desk.wait(.dead, of: ferry, to: "wire")
      desk.subscribers.set(.confirm, of: "wire")
      #expect(try await desk.anna.retryDeliveries(to: "wire").retried == 1)
      try await desk.settle()
      #expect(try await desk.anna.retryDeliveries(to: "wire").isChanged == false)
      #expect(try await desk.anna.retryDeliveries(to: "wire", of: ["ferry"]).retried == 1)
      try await desk.settle()
    }
    let bodies = desk.subscribers.parcels(of: "wire").map {
      String(decoding: $0.body, as: UTF8.self)
    }
    #expect(bodies.map { $0.contains("Three.") } == [false, true, true])
    #expect(notices.contains(.gaveUp("wire", slug: "ferry", "it answered 503")))
    #expect(notices.contains(.delivering("wire")))
    await desk.close()
  }

  @Test func `a destination that may have received an article learns of its kill`() async throws {
    let desk = try await DeliveryDesk(in: database)
    try await desk.subscribe("vague", "stuck")
    desk.subscribers.set(.loseAnswer, of: "vague")
    desk.subscribers.set(.hang, of: "stuck")
    try await desk.delivering {
      let ferry = try await desk.publish("ferry")
      try await desk.wait(.dead, of: ferry, to: "vague")
      try await desk.wait(.sending, of: ferry, to: "stuck")
      try await desk.kill(ferry)
      desk.subscribers.set(.confirm, of: "vague", "stuck")
      try await desk.settle()
    }
    #expect(desk.subscribers.received(by: "vague").last == "ferry killed")
    // The kill follows what was under way.
    #expect(desk.subscribers.received(by: "stuck") == ["ferry usable", "ferry killed"])
    await desk.close()
  }

  @Test func `a destination that hangs delays no other`() async throws {
    let desk = try await DeliveryDesk(in: database)
    try await desk.subscribe("slow", "quick")
    desk.subscribers.set(.hang, of: "slow")
    try await desk.delivering {
      for number in 0..<20 { try await desk.publish("item-\(number)") }
      try await database.wait(
        until: """
          SELECT count(*) = 20 FROM galley.deliveries k
          JOIN galley.destinations d ON d.id = k.destination
          WHERE d.name = 'quick' AND k.state = 'delivered'
          """, "the quick one had everything")
      let slow = try await desk.eva.destination("slow")
      #expect((slow.waiting, slow.dead) == (20, 0))
      desk.subscribers.set(.confirm, of: "slow")
      try await desk.settle()
    }
    #expect(Set(desk.subscribers.received(by: "slow")).count == 20)
    await desk.close()
  }
}
