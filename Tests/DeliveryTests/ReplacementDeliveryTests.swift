import Delivery
import Editorial
import Foundation
import Newsroom
import TestSupport
import Testing

/// What destinations get when the article that replaces a killed one goes live, and later.
@Suite(.database) struct ReplacementDeliveryTests {
  @Test func `who received a killed article gets it again once its substitute is live`()
    async throws
  {
    let desk = try await DeliveryDesk(in: .current)
    try await desk.subscribe("wire")
    let substitute = try await desk.eva.draft(
      WrittenArticle(content: .sample(), body: "What happened."), slug: .sample("inquiry")
    ).id
    try await desk.delivering {
      let ferry = try await desk.publish("ferry")
      try await desk.settle()
      _ = try await desk.anna.kill(
        ferry, reason: "Libel", notice: "Gone.", replacement: substitute)
      try await desk.look()
      try await desk.settle()
      // It did not receive the article, so it gets the substitute only.
      try await desk.subscribe("late")
      try await desk.settle()
      _ = try await desk.eva.perform(.submit, on: substitute)
      _ = try await desk.anna.approve(substitute)
      _ = try await desk.anna.perform(.publish, on: substitute)
      try await desk.look()
      try await desk.settle()
    }
    let parcels = desk.subscribers.parcels(of: "wire")
    #expect(
      parcels.map { "\($0.slug) \($0.state.rawValue)" }.sorted()
        == ["ferry killed", "ferry killed", "ferry usable", "inquiry usable"])
    #expect(desk.subscribers.received(by: "late") == ["inquiry usable"])
    let named = parcels.filter {
      String(decoding: $0.body, as: UTF8.self).contains(substitute.uuidString.lowercased())
    }
    #expect(Set(named.map(\.slug)) == ["ferry", "inquiry"])
    // A receiver drops what has an id that it has seen.
    #expect(Set(parcels.map(\.event)).count == parcels.count)
    await desk.close()
  }
}
