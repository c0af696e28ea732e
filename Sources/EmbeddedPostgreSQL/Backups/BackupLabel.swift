/// Where a backup begins in the write-ahead log, from the file that PostgreSQL wrote with it.
struct BackupLabel {
  let place: UInt64
  /// The name of the first file that the backup needs.
  let segment: String

  /// Nil if the file is not such a label.
  init?(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    guard
      let match = text.firstMatch(
        of: /START WAL LOCATION: ([0-9A-F\/]+) \(file ([0-9A-F]{24})\)/),
      let place = WALHistory.place(String(match.1))
    else { return nil }
    (self.place, segment) = (place, String(match.2))
  }
}

extension BackupFolder {
  /// Whether a backup belongs to a history, so that an archive that ends with the history continues it.
  package func backup(_ name: String, isIn history: WALHistory) throws -> Bool {
    guard let label = BackupLabel(try read("\(Self.data)/backup_label", of: name)),
      let number = WALHistory.number(ofSegment: label.segment)
    else { return true }
    return history.contains(label.place, of: number)
  }
}
