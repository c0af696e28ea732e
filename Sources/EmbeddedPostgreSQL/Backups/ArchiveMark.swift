/// Whose archive a folder is.
struct ArchiveMark: Equatable, Sendable {
  /// The identity of the data, from PostgreSQL. Every copy of the data has the same one.
  let system: String
  /// The identity of the home, which no copy has; nil if an earlier version began the archive.
  let home: String?

  init(system: String, home: String?) { (self.system, self.home) = (system, home) }

  /// Reads what ``text`` writes.
  init(text: String) {
    let lines = text.split(separator: "\n").map { String($0) }
    self.init(system: lines.first ?? "", home: lines.count > 1 ? lines[1] : nil)
  }

  var text: String { "\(system)\n" + (home.map { "\($0)\n" } ?? "") }

  /// Whether a server with this data in this home may write to the archive.
  func permits(_ server: ArchiveMark) -> Bool {
    system == server.system && (home == nil || home == server.home)
  }
}

extension Home {
  /// The mark of an archive that its server begins now; nil if the identity of the data cannot be read.
  var mark: ArchiveMark? {
    Self.system(ofData: data).map { ArchiveMark(system: $0, home: identity) }
  }
}
