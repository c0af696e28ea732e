import Testing

@testable import Benchmarks

@Suite struct EventStreamReaderTests {
  @Test(arguments: [1, 2, 7, 1_000])
  func `positions are read wherever the stream is cut`(size: Int) {
    let stream = """
      HTTP/1.1 200 OK\r
      Content-Type: text/event-stream\r
      \r
      retry: 1000

      id: 12
      event: NoteAdded
      data: {"id":"id: 13"}

      :

      id: 14
      event: NoteAdded
      data: {}


      """
    var reader = EventStreamReader()
    var rest = Array(stream.utf8)[...]
    var positions: [Int64] = []
    #expect(!reader.hasBegun)
    while !rest.isEmpty {
      positions += reader.read(rest.prefix(size))
      rest = rest.dropFirst(size)
    }
    #expect(reader.hasBegun)
    #expect(positions == [12, 14])
  }
}
