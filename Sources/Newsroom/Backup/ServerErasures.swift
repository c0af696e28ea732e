import EmbeddedPostgreSQL
import JSON

/// The erasures of all newsrooms of a private server, as a backup of it lists them.
struct ServerErasures {
  /// One list for each newsroom.
  let lists: [ErasureList]

  private static let fileName = "erasures.json"

  /// Reads the lists of a backup. An older program wrote the list of one newsroom only.
  init(of backup: String, in folder: BackupFolder) throws {
    let bytes = try folder.read(Self.fileName, of: backup)
    let name = "\(backup)/\(Self.fileName)"
    let lists = try DescribedFile.read(bytes, named: name) { fields throws(JSONFieldError) in
      try fields.optionalObjects("newsrooms") { fields throws(JSONFieldError) in
        try ErasureList(fields)
      }
    }
    self.lists = try lists ?? [ErasureList(file: bytes, named: name)]
  }

  /// The erasures that the newsrooms of a server record.
  ///
  /// - Parameter address: Of any of them. The server must be running.
  init(at address: DatabaseAddress) async throws {
    var lists: [ErasureList] = []
    for newsroom in try NewsroomList(of: address).newsrooms(progress: { _ in }) {
      let administration = DatabaseAdministration(address.with(database: newsroom.name))
      lists.append(try await administration.connected { try ErasureList(on: &$0) })
    }
    self.lists = lists
  }

  /// Adds the lists to a backup.
  func write(to draft: BackupDraft) throws {
    let lists = JSONValue.object(["newsrooms": .array(lists.map(\.jsonValue))])
    try draft.write(Self.fileName, Array((lists.text(.indented) + "\n").utf8))
  }
}
