/// Rows of one kind, of lines that stand one after the other, on their way to the server.
struct ImportBatch: Sendable {
  let kind: TransferKind
  /// The line of the first.
  let first: Int
  private(set) var count = 0
  private(set) var events: [TransferEvent] = []
  private(set) var people: [TransferPerson] = []
  private(set) var tiles: [TransferTile] = []
  private(set) var seals: [TransferSeal] = []
  private var bytes = 0

  /// Rows that are sent at a time, at the most.
  private static let rows = 2_000
  /// Bytes of lines that are sent at a time, but for one that has more by itself.
  private static let bytes = 4 << 20

  init(_ kind: TransferKind, first: Int) {
    self.kind = kind
    self.first = first
  }

  /// The line of the last row.
  var last: Int { first + count - 1 }

  var isFull: Bool { count >= Self.rows || bytes >= Self.bytes }

  /// Takes the row of the next line.
  ///
  /// - Throws: ``TransferError`` where it is none of the kind.
  mutating func add(_ object: [UInt8]) throws(TransferError) {
    let (row, line) = (TransferObject(bytes: object), first + count)
    switch kind {
    case .event: events.append(try row.read(line: line, TransferEvent.init))
    case .person: people.append(try row.read(line: line, TransferPerson.init))
    case .tile: tiles.append(try row.read(line: line, TransferTile.init))
    case .seal: seals.append(try row.read(line: line, TransferSeal.init))
    case .header, .manifest: break
    }
    count += 1
    bytes += object.count
  }
}
