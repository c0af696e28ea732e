import Delivery
import Editorial
import Foundation
import Newsroom
import PostgreSQL
import PostgresEventStore
import TestSupport
import Testing

/// Several couriers, and databases that are rebuilt, copied or imported.
@Suite(.database) struct CourierSuccessionTests {
  let database = TestDatabase.current

  @Test func `if couriers lose their sessions, each change still arrives, in order per article`()
    async throws
  {
    let desk = try await DeliveryDesk(in: database)
    try await desk.subscribe("wire", "agency")
    let notices = try await desk.delivering(couriers: 3) {
      for number in 0..<6 {
        let id = try await desk.publish("item-\(number)")
        try await endSessions()
        try await desk.update(id, body: "Two.")
        if number.isMultiple(of: 2) { try await desk.kill(id) }
      }
      try await desk.settle()
    }
    for name in ["wire", "agency"] {
      let parcels = desk.subscribers.parcels(of: name)
      for number in 0..<6 {
        let own = parcels.filter { $0.slug == "item-\(number)" }
        #expect(own.map(\.change) == own.map(\.change).sorted(), "\(name) \(number)")
        guard let last = own.last else {
          // Nobody who has not received an article learns of its kill.
          #expect(number.isMultiple(of: 2), "\(name) \(number)")
          continue
        }
        #expect(last.state == (number.isMultiple(of: 2) ? .killed : .usable))
        #expect(
          last.state == .killed || String(decoding: last.body, as: UTF8.self).contains("Two."))
      }
    }
    #expect(notices.contains { if case .leads = $0 { true } else { false } })
    await desk.close()
  }

  @Test func `a kill waits for a delivery that its courier abandoned and that has not ended`()
    async throws
  {
    let desk = try await DeliveryDesk(in: database)
    try await desk.subscribe("wire")
    let (gate, subscribers) = (Gate(), desk.subscribers)
    let channel: Courier.ChannelFinder = { destination throws(DeliveryFailure) in
      GatedWay(way: try subscribers.channel(destination), slug: "ferry", gate: gate)
    }
    try await desk.delivering(channel: channel) {
      let ferry = try await desk.publish("ferry")
      await gate.waitUntilReached()
      try await endSessions()
      try await desk.kill(ferry)
      let chess = try await desk.publish("chess")
      try await desk.wait(.delivered, of: chess, to: "wire")
      let state = try await desk.eva.deliveries(of: "ferry").map(\.state)
      await gate.open()
      #expect(state == [.pending])
      try await desk.settle()
    }
    #expect(
      desk.subscribers.received(by: "wire") == ["chess usable", "ferry usable", "ferry killed"])
    await desk.close()
  }

  /// Ends the sessions that lead something.
  private func endSessions() async throws {
    try await database.session().run(
      """
      SELECT pg_terminate_backend(l.pid) FROM pg_locks l
      WHERE l.locktype = 'advisory' AND l.classid = \(AdvisoryLock.leadership.rawValue)
        AND l.granted
        AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
      """)
  }

  @Test func `a rebuild delivers nothing again`() async throws {
    let desk = try await DeliveryDesk(in: database)
    try await desk.publish("before")
    try await desk.subscribe("wire")
    try await desk.delivering {
      try await desk.publish("ferry")
      try await desk.settle()
      _ = try await desk.anna.rebuild(["publications", "revisions"])
      _ = try await desk.anna.rollBack("publications")
      try await desk.publish("chess")
      try await desk.settle()
    }
    #expect(desk.subscribers.received(by: "wire") == ["ferry usable", "chess usable"])
    await desk.close()
  }

  @Test func `a copy of a database delivers nothing until it is resumed`() async throws {
    let desk = try await DeliveryDesk(in: database)
    try await desk.subscribe("wire")
    try await desk.publish("ferry")
    // As if it had been restored from a dump.
    try await database.session().run("UPDATE galley.destinations SET home = '1/2'")
    let notices = try await desk.delivering {
      try await desk.publish("chess")
      #expect(try await desk.eva.destination("wire").destination.state == .copied)
      try await database.wait(
        until: """
          SELECT EXISTS (SELECT FROM pg_locks l
            WHERE l.locktype = 'advisory' AND l.classid = \(AdvisoryLock.leadership.rawValue))
          """, "the courier had looked")
    }
    #expect(notices.contains(.copied("wire")))
    #expect(desk.subscribers.received(by: "wire") == [])
    try await desk.delivering {
      #expect(try await desk.anna.resumeDestination("wire").isChanged)
      try await desk.settle()
    }
    #expect(Set(desk.subscribers.received(by: "wire")) == ["ferry usable", "chess usable"])
    await desk.close()
  }

  @Test func `an imported log is not delivered, and what follows is`() async throws {
    let desk = try await DeliveryDesk(in: database)
    try await desk.publish("ferry")
    let lines = try await desk.exportedLines()
    try await TestDatabase.with(.newsroom) { other in
      let copy = try await DeliveryDesk(in: other)
      try await copy.subscribe("wire")
      _ = try await copy.anna.importLog { line in for text in lines { try line(text[...]) } }
      try await copy.look()
      #expect(try await copy.eva.destination("wire").destination.state == .copied)
      try await copy.delivering {
        _ = try await copy.anna.resumeDestination("wire")
        try await copy.publish("chess")
        try await copy.settle()
      }
      #expect(copy.subscribers.received(by: "wire") == ["chess usable"])
      await copy.close()
    }
    await desk.close()
  }

  @Test func `an import that is refused stops no delivery`() async throws {
    let desk = try await DeliveryDesk(in: database)
    try await desk.subscribe("wire")
    func importBroken() async {
      await #expect(throws: (any Error).self) {
        try await desk.anna.importLog { line in try line(Array("{".utf8)[...]) }
      }
    }
    await importBroken()
    #expect(try await desk.eva.destination("wire").destination.state == .active)
    try await desk.publish("ferry")
    await importBroken()
    #expect(try await desk.eva.destination("wire").destination.state == .active)
    try await desk.delivering { try await desk.settle() }
    #expect(desk.subscribers.received(by: "wire") == ["ferry usable"])
    await desk.close()
  }

  @Test func `an article that was imported with its publication is delivered when it changes`()
    async throws
  {
    let desk = try await DeliveryDesk(in: database)
    try await desk.subscribe("wire")
    try await desk.delivering {
      let id = try await desk.importPublished("old")
      try await desk.look()
      try await desk.settle()
      #expect(desk.subscribers.received(by: "wire") == [])
      try await desk.update(id, body: "New.")
      try await desk.settle()
    }
    #expect(desk.subscribers.received(by: "wire") == ["old usable"])
    await desk.close()
  }
}
