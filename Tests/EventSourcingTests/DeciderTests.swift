import EventSourcing
import Foundation
import Testing

struct DeciderTests {
  /// Its state is the list of versions that it was folded from.
  private enum Ledger: Decider {
    struct Refusal: Error {}
    static var initialState: [Int] { [] }
    static func decide(
      _ command: Int, on state: [Int], in context: Void
    ) throws(Refusal) -> [Int] {
      [command]
    }
    static func evolve(_ state: inout [Int], by event: RecordedEvent<Int>) {
      state.append(event.version * event.event)
    }
  }

  @Test func `a fold starts from the initial state and applies the events in order`() {
    let stream = StreamName(category: "ledger", id: UUID())
    let events = [10, 20, 30].enumerated().map { index, event in
      RecordedEvent(
        position: Int64(index), stream: stream, version: index + 1, id: .v7(), event: event,
        actor: "eve", commandID: .v7(), recordedAt: Date())
    }
    #expect(Ledger.fold(events) == [10, 40, 90])
    #expect(Ledger.fold([]) == [])
  }

  @Test func `a stream is named by its category and its id`() throws {
    let id = try #require(UUID(uuidString: "017F22E2-79B0-7CC3-98C4-DC0C0C07398F"))
    #expect(
      StreamName(category: "article", id: id).description
        == "article-017f22e2-79b0-7cc3-98c4-dc0c0c07398f")
  }

  @Test func `an expected version counts the events of the stream`() {
    #expect(ExpectedVersion.noStream.version == 0)
    #expect(ExpectedVersion.exactly(3).version == 3)
  }
}
