import ArgumentParsing
import Foundation
import Glibc
import JSON
import Newsroom
import SystemCalls

/// The files that `galley service install` writes under a prefix.
struct Installation {
  /// The directory of the manual pages, relative to the prefix.
  static let manual = "share/man/man1"

  /// A file and what it holds.
  struct File {
    /// Relative to the prefix.
    let path: String
    let content: [UInt8]
    /// The permissions.
    let mode: UInt32
  }

  private(set) var files: [File]

  /// - Parameter prefix: The absolute path of the directory, such as `/usr/local`.
  init(under prefix: String, user: String) throws(Failure) {
    let program = try RunningProgram.path
    guard let content = FileManager.default.contents(atPath: program) else {
      throw Failure(.failed, "cannot read this program at \(program)")
    }
    func text(_ path: String, _ text: String) -> File {
      File(path: path, content: Array(text.utf8), mode: 0o644)
    }
    func completion(_ path: String, for shell: Shell) -> File {
      text(path, CompletionScript(shell).generate(for: Galley.self))
    }
    let units = SystemdService.allCases.map { service in
      let unit = SystemdUnit(service: service, program: "\(prefix)/bin/galley", user: user)
      return text("lib/systemd/system/\(service.fileName)", unit.text)
    }
    files =
      [File(path: "bin/galley", content: Array(content), mode: 0o755)] + units + [
        completion("share/bash-completion/completions/galley", for: .bash),
        completion("share/zsh/site-functions/_galley", for: .zsh),
        completion("share/fish/vendor_completions.d/galley.fish", for: .fish),
      ]
    files += ManualPage.all(of: Galley.self).map { text("\(Self.manual)/\($0.fileName)", $0.text) }
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
      let isSame = FileManager.default.contents(atPath: path) == Data(file.content)
      if !isSame, !isRehearsal { try Self.write(file, to: path) }
      installed.append(InstalledFile(path: path, isChanged: !isSame))
    }
    return installed
  }

  private static func write(_ file: File, to path: String) throws(Failure) {
    let advice = "use --prefix with a directory that you may write to"
    do {
      try FileManager.default.createDirectory(
        atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    } catch {
      throw Failure(.failed, "cannot write \(path): \(reason(for: path)); \(advice)")
    }
    try ReplacedFile(path: path, advice: advice).write(file.content, mode: file.mode)
  }

  /// Why the directory of a file cannot be made.
  private static func reason(for path: String) -> String {
    var directory = (path as NSString).deletingLastPathComponent
    while access(directory, F_OK) != 0, directory != "/" {
      directory = (directory as NSString).deletingLastPathComponent
    }
    guard access(directory, W_OK) != 0 else { return "the directory cannot be made" }
    return "\(directory): " + SystemCall.reason(of: errno)
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
