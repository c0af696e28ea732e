import Foundation
import Glibc
import PrivateFiles
import Testing

/// Each test has its own directory.
@Suite final class PrivateFileTests {
  private let directory = FileManager.default.temporaryDirectory
    .appending(path: "galley-private-\(UUID().uuidString)").path
  private var path: String { "\(directory)/secret" }

  init() throws {
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: directory) }

  private func status(_ path: String) -> stat {
    var status = stat()
    lstat(path, &status)
    return status
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: directory)
  }

  @Test(arguments: [0, 1, 65_536])
  func `contents are read back, and no other file is left`(size: Int) throws {
    let contents = [UInt8](repeating: 7, count: size)
    try PrivateFile.create(at: path, contents: contents)
    #expect(try PrivateFile.read(at: path) == contents)
    #expect(status(path).st_mode == S_IFREG | 0o600)
    #expect(status(path).st_nlink == 1)
    #expect(try names() == ["secret"])
  }

  /// In a separate process, because it changes the umask.
  @Test(arguments: ["000", "022", "077", "777"])
  func `its mode is 0600 for any umask`(mask: String) async throws {
    await #expect(processExitsWith: .success) { [mask, path = path as String] in
      umask(try #require(mode_t(mask, radix: 8)))
      try PrivateFile.create(at: path, contents: [1])
    }
    #expect(status(path).st_mode == S_IFREG | 0o600)
  }

  @Test func `no file is overwritten and no link is followed`() throws {
    try PrivateFile.create(at: path, contents: [1])
    #expect(throws: PrivateFileError.exists(path: path)) {
      try PrivateFile.create(at: path, contents: [2])
    }
    #expect(try PrivateFile.read(at: path) == [1])

    let link = "\(directory)/link"
    symlink("\(directory)/nowhere", link)
    #expect(throws: PrivateFileError.exists(path: link)) {
      try PrivateFile.create(at: link, contents: [2])
    }
    #expect(try names().sorted() == ["link", "secret"])
  }

  @Test(arguments: [0o644, 0o640, 0o606, 0o620, 0o700, 0o4600] as [mode_t])
  func `a mode that permits more than 0600 is refused`(mode: mode_t) throws {
    try PrivateFile.create(at: path, contents: [1])
    chmod(path, mode)
    #expect(throws: PrivateFileError.tooOpen(path: path, mode: mode)) {
      try PrivateFile.read(at: path)
    }
    chmod(path, 0o400)
    #expect(try PrivateFile.read(at: path) == [1])
  }

  @Test func `a link is refused, even to one's own file`() throws {
    try PrivateFile.create(at: "\(directory)/target", contents: [1])
    symlink("\(directory)/target", path)
    #expect(throws: PrivateFileError.notAFile(path: path)) { try PrivateFile.read(at: path) }
  }

  @Test(.timeLimit(.minutes(10)))
  func `a pipe and a directory are refused at once`() throws {
    mkfifo(path, 0o600)
    #expect(throws: PrivateFileError.notAFile(path: path)) { try PrivateFile.read(at: path) }
    #expect(throws: PrivateFileError.notAFile(path: directory)) {
      try PrivateFile.read(at: directory)
    }
  }

  @Test(.enabled(if: geteuid() == 0, "only root can give a file away"))
  func `another owner's file is refused`() throws {
    try PrivateFile.create(at: path, contents: [1])
    chown(path, 65_534, 65_534)
    #expect(throws: PrivateFileError.notYours(path: path)) { try PrivateFile.read(at: path) }
  }

  @Test func `more bytes than the limit are refused`() throws {
    try PrivateFile.create(at: path, contents: [1, 2, 3])
    #expect(try PrivateFile.read(at: path, limit: 3) == [1, 2, 3])
    #expect(throws: PrivateFileError.tooLarge(path: path, limit: 2)) {
      try PrivateFile.read(at: path, limit: 2)
    }
  }

  @Test func `without its directory no file is created`() throws {
    #expect(throws: PrivateFileError.missing(path: path)) { try PrivateFile.read(at: path) }
    let lost = "\(directory)/none/secret"
    #expect(
      throws: PrivateFileError.systemCallFailed(
        doing: "create", path: lost, reason: "No such file or directory")
    ) { try PrivateFile.create(at: lost, contents: []) }
    #expect(try names().isEmpty)
  }

  @Test(arguments: [
    (
      PrivateFileError.exists(path: "k"),
      "k already exists and is not overwritten: move it away, or name another file"
    ),
    (.missing(path: "k"), "there is no file k"),
    (
      .notAFile(path: "k"),
      "k is not a regular file, which a secret must be in: name the file itself"
    ),
    (
      .notYours(path: "k"),
      "k belongs to another user, who could change it: use a file of your own"
    ),
    (
      .tooOpen(path: "k", mode: 0o644),
      "other users have access to k (mode 0644): set its mode to 600; if they may have read it, replace "
        + "the secret"
    ),
    (
      .tooLarge(path: "k", limit: 9),
      "k is larger than 9 bytes, the limit for a secret: name another file"
    ),
    (
      .systemCallFailed(doing: "create", path: "k", reason: "Read-only file system"),
      "cannot create k: Read-only file system"
    ),
  ])
  func `an error says what to do`(error: PrivateFileError, text: String) {
    #expect("\(error)" == text)
  }
}
