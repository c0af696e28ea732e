import Digests
import EventSourcing
import Foundation
import Testing

struct CommandHandlerTests {
  typealias Handler = CommandHandler<Turnstile, ContestedStore>

  let gate = StreamName(category: "gate", id: UUID())
  let commandID = UUID.v7()

  private func enter(_ count: Int, by handler: Handler) async throws -> Handler.Outcome {
    try await handler.handle(commandID, on: gate) { _ in
      Handler.Request(.enter(count), context: Turnstile.Context(), attachments: ["a note"])
    }
  }

  @Test func `the decided events are recorded, and the outcome has the state after them`()
    async throws
  {
    let store = ContestedStore()
    let handler = Handler(store: store)
    let outcome = try await enter(2, by: handler)
    #expect(outcome.state.inside == 2)
    #expect(outcome.recorded.map(\.version) == [1, 2])
    #expect(outcome.recorded.allSatisfy { $0.commandID == commandID })
    let append = try #require(await store.appends.first)
    #expect(append.expected == .noStream)
    #expect(append.commandID == commandID)
    #expect(append.attachments == ["a note"])
    _ = try await handler.handle(.v7(), on: gate) { _ in
      Handler.Request(.enter(1), context: Turnstile.Context())
    }
    #expect(await store.appends.last?.expected == .exactly(2))
  }

  @Test func `after a conflict the command is decided again on what the other writer recorded`()
    async throws
  {
    let store = ContestedStore(rivals: 3)
    let outcome = try await enter(2, by: Handler(store: store))
    #expect(outcome.state.inside == 5)
    #expect(outcome.recorded.map(\.version) == [4, 5])
    let appends = await store.appends
    #expect(appends.map(\.expected) == [.noStream, .exactly(1), .exactly(2), .exactly(3)])
    #expect(Set(appends.map(\.commandID)) == [commandID])
    #expect(await store.loads == 4)
  }

  @Test func `a command is decided again for as long as the time allows`() async throws {
    let handler = Handler(
      store: ContestedStore(rivals: 9), attempts: 1, patience: .seconds(3600))
    let outcome = try await enter(1, by: handler)
    #expect(outcome.state.inside == 10)
    #expect(outcome.conflicts == 9)
  }

  @Test func `after the last attempt and the time the conflict is thrown`() async throws {
    let store = ContestedStore(rivals: 3)
    await #expect(throws: AppendError.staleVersion(expected: 2)) {
      _ = try await enter(2, by: Handler(store: store, attempts: 3, patience: .zero))
    }
    #expect(await store.appends.count == 3)
    #expect(try await Handler(store: store).answer(of: commandID) == nil)
  }

  @Test func `a conflict after which the command is not allowed is a rejection`() async throws {
    let store = ContestedStore(rivals: 1)
    await #expect(throws: Turnstile.Full(inside: 1)) {
      _ = try await enter(10, by: Handler(store: store))
    }
    #expect(await store.appends.count == 1)
  }

  @Test func `a rejection records nothing and is not retried`() async throws {
    let store = ContestedStore()
    await #expect(throws: Turnstile.Full(inside: 0)) {
      _ = try await enter(11, by: Handler(store: store))
    }
    #expect(await store.appends.isEmpty)
    #expect(await store.loads == 1)
  }

  @Test func `a command with nothing to do appends nothing`() async throws {
    let store = ContestedStore()
    let outcome = try await enter(0, by: Handler(store: store))
    #expect(outcome.recorded.isEmpty)
    #expect(outcome.state == Turnstile.State())
    #expect(await store.appends.isEmpty)
  }

  @Test func `each attempt calls the request with the current state and the store's time`()
    async throws
  {
    let store = ContestedStore(rivals: 1)
    var seen: [[Double]] = []
    _ = try await Handler(store: store).handle(commandID, on: gate) { basis in
      seen.append([Double(basis.state.inside), basis.now.timeIntervalSince1970])
      return Handler.Request(.enter(1), context: Turnstile.Context())
    }
    #expect(seen == [[0, 1], [1, 2]])
  }

  @Test func `an error of the request is thrown, and nothing is recorded`() async throws {
    struct NoText: Error {}
    let store = ContestedStore()
    await #expect(throws: NoText.self) {
      _ = try await Handler(store: store).handle(commandID, on: gate) { _ in throw NoText() }
    }
    #expect(await store.appends.isEmpty)
  }

  @Test func `a command's answer is the state right after it, even if others followed`()
    async throws
  {
    let handler = Handler(store: ContestedStore(rivals: 1))
    let outcome = try await enter(2, by: handler)
    _ = try await handler.handle(.v7(), on: gate) { _ in
      Handler.Request(.enter(4), context: Turnstile.Context())
    }
    let answer = try #require(try await handler.answer(of: commandID))
    #expect(answer.state == outcome.state)
    #expect(answer.recorded.map(\.id) == outcome.recorded.map(\.id))
  }

  @Test func `a command that was never carried out has no answer`() async throws {
    let handler = Handler(store: ContestedStore())
    #expect(try await handler.answer(of: commandID) == nil)
  }

  @Test func `the next command on a stream does not load it`() async throws {
    let store = ContestedStore()
    let handler = Handler(store: store)
    _ = try await enter(2, by: handler)
    let outcome = try await handler.handle(.v7(), on: gate) { basis in
      #expect(basis.salt == 1)
      return Handler.Request(.enter(3), context: Turnstile.Context())
    }
    #expect(outcome.state.inside == 5)
    #expect(outcome.recorded.map(\.version) == [3, 4, 5])
    #expect(await store.loads == 1)
  }

  @Test func `a new stream is not loaded once the store's time is known`()
    async throws
  {
    let store = ContestedStore()
    let handler = Handler(store: store)
    _ = try await enter(1, by: handler)
    let other = StreamName(category: "gate", id: UUID())
    let outcome = try await handler.handle(.v7(), on: other, isNew: true) { basis in
      #expect(basis.salt == 0)
      return Handler.Request(.enter(2), context: Turnstile.Context())
    }
    #expect(outcome.recorded.map(\.version) == [1, 2])
    #expect(await store.loads == 1)
    #expect(await store.appends.last?.expected == .noStream)
  }

  @Test func `a cached state that is out of date causes a load, and costs no attempt`() async throws
  {
    let store = ContestedStore()
    let handler = Handler(store: store, attempts: 1, patience: .zero)
    _ = try await enter(2, by: handler)
    await store.let(rivals: 1)
    var seen: [Bool] = []
    let outcome = try await handler.handle(.v7(), on: gate) { basis in
      seen.append(basis.isLoaded)
      return Handler.Request(.enter(3), context: Turnstile.Context())
    }
    #expect(seen == [false, true])
    #expect(outcome.state.inside == 6)
    #expect(outcome.recorded.map(\.version) == [4, 5, 6])
  }

  @Test
  func `a rejection, or nothing to do, is decided on the loaded stream, not on a cached state`()
    async throws
  {
    let store = ContestedStore()
    let handler = Handler(store: store)
    _ = try await enter(9, by: handler)
    await #expect(throws: Turnstile.Full(inside: 9)) {
      _ = try await handler.handle(.v7(), on: gate) { _ in
        Handler.Request(.enter(2), context: Turnstile.Context())
      }
    }
    #expect(await store.loads == 2)
    let outcome = try await handler.handle(.v7(), on: gate) { _ in
      Handler.Request(.enter(0), context: Turnstile.Context())
    }
    #expect(outcome.recorded.isEmpty)
    #expect(await store.loads == 3)
  }

  @Test func `commands of one process on one stream do not conflict`() async throws {
    let store = ContestedStore()
    let handler = Handler(store: store, attempts: 1, patience: .zero)
    let gate = gate
    try await withThrowingTaskGroup { group in
      for _ in 0..<10 {
        group.addTask {
          _ = try await handler.handle(.v7(), on: gate) { _ in
            Handler.Request(.enter(1), context: Turnstile.Context())
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(await store.appends.map(\.expected.version) == Array(0..<10))
  }

  @Test func `repeating a command gets its first answer, even after others`() async throws {
    let store = ContestedStore()
    let first = Handler(store: store)
    let outcome = try await enter(2, by: first)
    _ = try await first.handle(.v7(), on: gate) { _ in
      Handler.Request(.enter(3), context: Turnstile.Context())
    }
    // A handler that does not check whether the command was carried out before.
    let again = try await enter(2, by: Handler(store: store))
    #expect(again.state == outcome.state)
    #expect(again.recorded.map(\.id) == outcome.recorded.map(\.id))
    let next = try await first.handle(.v7(), on: gate) { _ in
      Handler.Request(.enter(1), context: Turnstile.Context())
    }
    #expect(next.state.inside == 6)
  }
}

extension CommandHandlerTests.Handler.Request {
  fileprivate init(
    _ command: Turnstile.Command, context: Turnstile.Context, attachments: [String] = []
  ) {
    self.init(
      command, digest: Digest(of: "\(command)".utf8), context: context, attachments: attachments)
  }
}
