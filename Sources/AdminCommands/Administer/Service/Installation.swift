import ArgumentParsing
import Foundation
import Glibc
import JSON
import Newsroom

/// The files that `galley service install` writes under a prefix.
struct Installation {
  /// A file and what it holds.
  struct File {
    /// Relative to the prefix.
    let path: String
    let content: Data
    /// The permissions.
    let mode: mode_t
  }

  let files: [File]

  /// - Parameter prefix: The absolute path of the directory, such as `/usr/local`.
  init(under prefix: String, user: String) throws(Failure) {
    let program = try RunningProgram.path
    guard let content = FileManager.default.contents(atPath: program) else {
      throw Failure(.failed, "cannot read this program at \(program)")
    }
    func text(_ path: String, _ text: String) -> File {
      File(path: path, content: Data(text.utf8), mode: 0o644)
    }
    func completion(_ path: String, for shell: Shell) -> File {
      text(path, CompletionScript(shell).generate(for: Galley.self))
    }
    let unit = WorkerUnit(program: "\(prefix)/bin/galley", user: user)
    files = [
      File(path: "bin/galley", content: content, mode: 0o755),
      text("lib/systemd/system/\(WorkerUnit.fileName)", unit.text),
      completion("share/bash-completion/completions/galley", for: .bash),
      completion("share/zsh/site-functions/_galley", for: .zsh),
      completion("share/fish/vendor_completions.d/galley.fish", for: .fish),
    ]
  }

  /// Writes every file that differs from what is there. Each is replaced in one step, so that a program
  /// that runs continues with its former file.
  ///
  /// - Returns: The files, with whether each was written.
  func install(
    under prefix: String, isRehearsal: Bool
  ) throws(Failure) -> [InstalledFile] {
    var installed: [InstalledFile] = []
    for file in files {
      let path = "\(prefix)/\(file.path)"
      let isSame = FileManager.default.contents(atPath: path) == file.content
      if !isSame, !isRehearsal { try Self.write(file, to: path) }
      installed.append(InstalledFile(path: path, isChanged: !isSame))
    }
    return installed
  }

  private static func write(_ file: File, to path: String) throws(Failure) {
    let draft = "\(path).\(UInt32.random(in: 0 ... .max))"
    do {
      try FileManager.default.createDirectory(
        atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try file.content.write(to: URL(filePath: draft), options: .withoutOverwriting)
      guard chmod(draft, file.mode) == 0, rename(draft, path) == 0 else {
        throw CocoaError(.fileWriteUnknown)
      }
    } catch {
      unlink(draft)
      throw Failure(
        .failed,
        "cannot write \(path): \(Self.reason(for: path)); use --prefix with a directory that you may "
          + "write to")
    }
  }

  private static func reason(for path: String) -> String {
    var directory = (path as NSString).deletingLastPathComponent
    while access(directory, F_OK) != 0, directory != "/" {
      directory = (directory as NSString).deletingLastPathComponent
    }
    guard access(directory, W_OK) != 0 else { return "the file cannot be replaced" }
    return "\(directory): " + (strerror(errno).map { String(cString: $0) } ?? "no access")
  }
}

/// A file of an installation.
struct InstalledFile {
  let path: String
  /// Whether it was written, or would be in a rehearsal. Otherwise it was the same already.
  let isChanged: Bool
}

extension InstalledFile: JSONDescribed {
  static let json = JSONDescription<InstalledFile>(
    "InstalledFile", "A file that the installation consists of.",
    [
      JSONMember("path", "Where the file is.", \.path),
      JSONMember(
        "written", "Whether it was written, or would be; false if it was the same already.",
        \.isChanged),
    ])
}
