import Foundation
import Glibc
import PrivateServers
import SystemCalls

/// A folder to which a server copies each finished file of its write-ahead log. With a backup, it
/// restores any time after the backup.
package struct WALArchive: Sendable {
  /// Absolute.
  package let path: String
  let user: ServerUser

  /// The file by which a folder is recognised as an archive. It contains an ``ArchiveMark``. If the disk
  /// of the archive is not mounted, the file is absent, and nothing is written below it.
  private static let marker = "galley-archive"

  /// What PostgreSQL runs for each file, in the data directory.
  static let command = "/bin/sh ../\(Folder.programName) \"%p\" \"%f\""

  /// An existing archive. Its owner reads it.
  ///
  /// - Parameter system: The identity of the data whose archive it must be; nil for any.
  package init(existing path: String, system: String? = nil) throws {
    self.path = Home.absolute(path)
    user = try ServerUser.owning(home: self.path)
    guard try user.touching({ access(marker, R_OK) == 0 }) else {
      throw BackupError.noArchive(path: self.path)
    }
    if let system, try mark().system != system {
      throw BackupError.foreignArchive(path: self.path)
    }
  }

  /// Whose archive it is.
  func mark() throws -> ArchiveMark {
    ArchiveMark(text: String(decoding: try user.readFile(marker), as: UTF8.self))
  }

  /// An archive of a server, which is created if there is none.
  ///
  /// - Parameters:
  ///   - system: The identity of the server's data, from PostgreSQL.
  ///   - history: The number of the history that the server writes.
  package init(
    _ path: String, for server: EmbeddedServer, system: String, history: Int
  ) throws {
    self.path = Home.absolute(path)
    user = try ServerUser.owning(home: server.homeDirectory)
    let data = server.dataDirectory
    guard self.path != data, !self.path.hasPrefix("\(data)/") else {
      throw BackupError.insideData(path: self.path)
    }
    try user.makeFolder(self.path)
    let home = try user.touching { try server.home.makeIdentity() }
    let own = ArchiveMark(system: system, home: home)
    if try user.touching({ access(marker, F_OK) == 0 }) {
      guard try mark().permits(own) else { throw BackupError.foreignArchive(path: self.path) }
      if server.archiveFolder != self.path { try requirePast(of: server, in: history) }
      return
    }
    var names: [String] = []
    _ = try user.touching { SystemCall.forEachName(in: self.path) { names.append($0) } }
    guard names.allSatisfy({ $0 == "lost+found" }) else {
      throw BackupError.otherFiles(path: self.path)
    }
    try user.createFile(marker, Array(own.text.utf8))
  }

  private var marker: String { "\(path)/\(Self.marker)" }

  /// What PostgreSQL runs to read a file.
  var restoreCommand: String {
    let folder = Self.quoted(path).replacing("%", with: "%%")
    return "cp \(folder)/\"%f\" \"%p\""
  }

  /// Removes the files that only older backups need.
  ///
  /// - Parameter first: The first file that is still needed.
  package func removeFiles(before first: String, by server: EmbeddedServer, major: Int) throws {
    try ServerProgram(installation: try server.installation(major: major), user: user).run(
      "pg_archivecleanup", [path, first], doing: "the removal of old files", on: path)
  }

  static func quoted(_ path: String) -> String {
    "'\(path.replacing("'", with: "'\\''"))'"
  }
}

extension WALArchive {
  /// The folder that the server of a home archives to, and the program that does it.
  struct Folder {
    static let programName = "archive-wal"

    private let home: Home

    init(of home: Home) { self.home = home }

    private var file: TextFile { TextFile(path: home.archive) }

    /// Nil if the server does not archive.
    var path: String? {
      guard file.size > 0 else { return nil }
      return file.text(from: 0).trimmingCharacters(in: .newlines)
    }

    func set(_ path: String?) throws(EmbeddedServerError) {
      guard let path else {
        guard unlink(home.archive) == 0 || errno == ENOENT else {
          throw .system(errno, doing: "remove", path: home.archive)
        }
        return
      }
      try file.write("\(path)\n")
    }

    /// - Parameter data: The path of the data directory whose files are archived.
    func writeProgram(for data: String) throws(EmbeddedServerError) {
      guard let path else { return }
      guard let system = Home.system(ofData: data) else { throw .notADataDirectory(path: data) }
      let mark = ArchiveMark(system: system, home: try home.makeIdentity())
      claim(path, mark)
      try TextFile(path: "\(home.path)/\(Self.programName)")
        .write(Self.program(for: path, of: mark))
    }

    /// Makes the home the owner of an archive that an earlier version began. If that fails, because its
    /// disk is not mounted or full, the next start tries again.
    private func claim(_ path: String, _ mark: ArchiveMark) {
      let file = TextFile(path: "\(path)/\(marker)")
      guard file.text(from: 0) == ArchiveMark(system: mark.system, home: nil).text else { return }
      try? file.write(mark.text)
    }

    /// It never overwrites a file, and never writes to the archive of other data. What it has copied
    /// survives a power failure.
    private static func program(for folder: String, of mark: ArchiveMark) -> String {
      let marks = [mark, ArchiveMark(system: mark.system, home: nil)].map {
        quoted($0.text.trimmingCharacters(in: .newlines))
      }
      return """
        # Galley writes this file. PostgreSQL runs it for each finished file of the write-ahead log, with
        # the path and the name of the file.
        set -eu
        umask 077
        folder=\(quoted(folder))
        final=$folder/$2
        fail() { echo "archive: $1" >&2; exit 1; }
        test -f "$folder/\(marker)" || fail "$folder is not the archive; is its disk mounted?"
        case "$(cat "$folder/\(marker)")" in
          \(marks.joined(separator: " | "))) ;;
          *) fail "$folder is the archive of another server" ;;
        esac
        if test -e "$final"; then
          cmp -s "$1" "$final" || fail "$final has other content, and is not overwritten"
          sync "$final" "$folder"
          exit 0
        fi
        draft=$folder/.draft-$2-$$
        rm -f "$folder/.draft-$2-"*
        cp "$1" "$draft"
        sync "$draft"
        mv -n -T "$draft" "$final"
        test ! -e "$draft" || fail "$final appeared meanwhile, and is not overwritten"
        sync "$folder"

        """
    }
  }
}
