import JSON

/// Rows of one kind, from consecutive lines, that are inserted together.
struct ImportBatch: Sendable {
  let kind: TransferKind
  /// The line of the first row.
  let first: Int
  private(set) var count = 0
  private(set) var events: [TransferEvent] = []
  private(set) var pictures: [TransferPicture] = []
  private(set) var people: [TransferPerson] = []
  private(set) var tiles: [TransferTile] = []
  private(set) var seals: [TransferSeal] = []
  private var bytes = 0

  /// The maximal number of rows.
  private static let maximalRows = 2_000
  /// The maximal number of bytes of their lines. A longer line is a batch by itself.
  private static let maximalBytes = 4 << 20

  init(_ kind: TransferKind, first: Int) {
    self.kind = kind
    self.first = first
  }

  /// The line of the last row.
  var last: Int { first + count - 1 }

  /// A picture is inserted as a whole, so its pieces stay together.
  var isFull: Bool {
    (count >= Self.maximalRows || bytes >= Self.maximalBytes) && pictures.last?.isComplete != false
  }

  /// Adds the row of the next line.
  ///
  /// - Throws: ``TransferError`` when it is not a row of this kind.
  mutating func add(_ object: [UInt8]) throws(TransferError) {
    let (row, line) = (TransferObject(bytes: object), first + count)
    switch kind {
    case .event: events.append(try row.read(line: line, TransferEvent.init))
    case .picture: try add(try row.read(line: line, TransferPicture.init), line: line)
    case .person: people.append(try row.read(line: line, TransferPerson.init))
    case .tile: tiles.append(try row.read(line: line, TransferTile.init))
    case .seal: seals.append(try row.read(line: line, TransferSeal.init))
    case .header, .manifest: break
    }
    count += 1
    bytes += object.count
  }

  private mutating func add(_ picture: TransferPicture, line: Int) throws(TransferError) {
    if let last = pictures.last, !last.isComplete {
      guard last.isContinued(by: picture) else {
        throw TransferError(line: line, "it does not continue the picture before it")
      }
      pictures[pictures.count - 1] = last.continued(by: picture)
    } else {
      guard picture.isFirst else {
        throw TransferError(line: line, "it is not the beginning of a picture")
      }
      pictures.append(picture)
    }
  }

  /// - Throws: ``TransferError`` if the last picture is incomplete.
  func checkEnd() throws(TransferError) {
    guard pictures.last?.isComplete != false else {
      throw TransferError(line: last, "the picture is incomplete")
    }
  }
}

/// Checks the lines of an export, and collects their rows into batches.
struct ImportBatcher {
  private var chain = TransferChain()
  private var batch = ImportBatch(.header, first: 1)

  /// Adds the next line.
  ///
  /// - Parameter line: Without its newline.
  /// - Returns: The previous batch, when the line starts another one.
  /// - Throws: ``TransferError`` when it is not the next line of an export.
  mutating func add(_ line: ArraySlice<UInt8>) throws(TransferError) -> ImportBatch? {
    let (kind, object) = try chain.read(line)
    switch kind {
    case .header: try Self.checkHeader(object)
    case .manifest: break
    case .event, .picture, .person, .tile, .seal:
      guard batch.kind != kind || batch.isFull else {
        try batch.add(object)
        return nil
      }
      try batch.checkEnd()
      let before = batch.count > 0 ? batch : nil
      batch = ImportBatch(kind, first: chain.lines)
      try batch.add(object)
      return before
    }
    return nil
  }

  /// Checks that the export is complete.
  ///
  /// - Returns: The last batch, and the chain with the counts of all lines.
  /// - Throws: ``TransferError`` when there was no manifest.
  func finish() throws(TransferError) -> (ImportBatch, TransferChain) {
    guard chain.kind == .manifest else {
      throw TransferError(
        line: chain.lines + 1, "the export ends before its manifest: it is incomplete")
    }
    try batch.checkEnd()
    return (batch, chain)
  }

  private static func checkHeader(_ object: [UInt8]) throws(TransferError) {
    let format: Int = try TransferObject(bytes: object).read(line: 1) {
      (line) throws(JSONFieldError) in
      try line.object("galley") { header throws(JSONFieldError) in try header.integer("format") }
    }
    guard (1...2).contains(format) else {
      throw TransferError(
        line: 1,
        "this version of Galley does not know the format of this export; use the version it names")
    }
  }
}
