import Glibc
import Newsroom
import SystemCalls

/// The file with a person's settings: `config` in the directory that `GALLEY_HOME` names, or else
/// `galley/config` in `XDG_CONFIG_HOME`, which is `~/.config` by default.
struct SettingsFile {
  let path: String
  private let isInHome: Bool

  private static let limit = 65_536

  /// The first file that exists; nil if there is none.
  init?(environment: [String: String]) {
    let home = environment["GALLEY_HOME"].flatMap { $0.isEmpty ? nil : "\($0)/config" }
    let xdg = environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    let own = environment["HOME"].flatMap { $0.isEmpty ? nil : "\($0)/.config" }
    let personal = (xdg ?? own).map { "\($0)/galley/config" }
    guard
      let path = [home, personal].compactMap(\.self).first(where: { access($0, F_OK) == 0 })
    else { return nil }
    (self.path, isInHome) = (path, path == home)
  }

  /// A setting, and where it is, such as `/home/eva/.config/galley/config, line 2`.
  struct Value {
    let text: String
    let place: String
  }

  /// The values of the file for variables that are not set.
  ///
  /// - Throws: ``Failure`` if somebody else could have written the file, if others can read a
  ///   password in it, or if a line is not a setting.
  func values(besides environment: [String: String]) throws(Failure) -> [String: Value] {
    let (text, isReadable) = try read()
    let file: SettingsFileText
    do throws(Failure) {
      file = try SettingsFileText(text)
      guard !isInHome || file.values["GALLEY_HOME"] == nil else {
        throw Failure(.invalid, "GALLEY_HOME cannot be set in the directory that it names")
      }
    } catch {
      throw error.at(path)
    }
    for variable in ["GALLEY_DATABASE_URL", "GALLEY_READ_DATABASE_URL"] where isReadable {
      guard let url = file.values[variable] else { continue }
      guard (try? DatabaseAddress.shared(url: url).holdsPassword) == false else {
        throw Failure(
          .invalid, "\(path) has a password that others can read; set its mode to 600")
      }
    }
    var values: [String: Value] = [:]
    for (name, text) in file.values where environment[name] == nil {
      values[name] = Value(text: text, place: "\(path), line \(file.lines[name] ?? 0)")
    }
    return values
  }

  /// The text, and whether others can read it.
  private func read() throws(Failure) -> (text: String, isReadable: Bool) {
    // O_NONBLOCK: if it is a pipe, do not wait for a writer.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw unreadable(SystemCall.reason(of: errno)) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw unreadable("it is not a regular file")
    }
    guard status.st_uid == geteuid() || status.st_uid == 0, status.st_mode & 0o022 == 0 else {
      throw Failure(
        .invalid, "others can change the settings in \(path); use your own file, with the mode 600")
    }
    guard let bytes = SystemCall.readAll(from: descriptor, limit: Self.limit) else {
      throw unreadable(SystemCall.reason(of: errno))
    }
    guard bytes.count <= Self.limit, let text = String(validating: bytes, as: UTF8.self) else {
      throw unreadable("it is not UTF-8 text of at most \(Self.limit) bytes")
    }
    return (text, status.st_mode & 0o044 != 0)
  }

  private func unreadable(_ reason: String) -> Failure {
    Failure(.invalid, "cannot read the settings in \(path): \(reason)")
  }
}
