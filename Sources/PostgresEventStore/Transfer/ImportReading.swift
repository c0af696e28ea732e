import JSON

/// The lines of an export, held to be all of one and put into batches of rows.
struct ImportReading {
  private var tally = TransferTally()
  private var batch = ImportBatch(.header, first: 1)

  /// Takes the next line.
  ///
  /// - Parameter line: Without its newline.
  /// - Returns: The batch before, where the line is the first of another one.
  /// - Throws: ``TransferError`` where it is not the next line of an export.
  mutating func take(_ line: ArraySlice<UInt8>) throws(TransferError) -> ImportBatch? {
    let (kind, object) = try tally.read(line)
    switch kind {
    case .header: try Self.checkHeader(object)
    case .manifest: break
    case .event, .person, .tile, .seal:
      guard batch.kind != kind || batch.isFull else {
        try batch.add(object)
        return nil
      }
      let before = batch.count > 0 ? batch : nil
      batch = ImportBatch(kind, first: tally.lines)
      try batch.add(object)
      return before
    }
    return nil
  }

  /// Ends the lines.
  ///
  /// - Returns: The last batch, and what there was in all.
  /// - Throws: ``TransferError`` where the manifest has not come.
  func finish() throws(TransferError) -> (ImportBatch, TransferTally) {
    guard tally.kind == .manifest else {
      throw TransferError(
        line: tally.lines + 1, "the export ends before its manifest: it is not whole")
    }
    return (batch, tally)
  }

  private static func checkHeader(_ object: [UInt8]) throws(TransferError) {
    let format: Int = try TransferObject(bytes: object).read(line: 1) {
      (line) throws(JSONFieldError) in
      try line.object("galley") { header throws(JSONFieldError) in try header.integer("format") }
    }
    guard format == 1 else {
      throw TransferError(
        line: 1, "this export has a format that this galley does not know; use the one it names")
    }
  }
}
