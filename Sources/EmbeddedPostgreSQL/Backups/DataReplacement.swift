import Glibc
import SystemCalls

/// Puts new data in the place of a home's data, which stays under another name.
///
/// A file shows which folder is which, even after the process is killed, so that nobody removes the wrong
/// one: the new data contains the name for the former data until everything is done.
/// Hold the lock of the home and the rights of the server's user.
struct DataReplacement {
  let home: Home

  /// The new data before the exchange, and the former data after it.
  private var passing: String { "\(home.path)/data.next" }

  /// The file in new data.
  private func mark(in data: String) -> TextFile { TextFile(path: "\(data)/galley-replaces") }

  /// The path that the former data gets; nil if a folder is not new data.
  private func former(in data: String) -> String? {
    let name = mark(in: data).text(from: 0).split(separator: "\n").first
    return name.map { "\(home.path)/\($0)" }
  }

  /// - Parameters:
  ///   - new: The folder of the new data, on the same file system.
  ///   - name: The name that the former data gets.
  func run(_ new: String, keeping name: String) throws(EmbeddedServerError) {
    try prepare(new, keeping: name)
    do throws(EmbeddedServerError) {
      try exchange()
    } catch {
      if former(in: home.data) == nil { try? move(passing, to: new) }
      throw error
    }
    try finish()
  }

  /// The first step. The home has its data as before.
  func prepare(_ new: String, keeping name: String) throws(EmbeddedServerError) {
    try mark(in: new).write("\(name)\n")
    try move(new, to: passing)
  }

  /// The step that counts. A file system that cannot exchange two names leaves a moment without data,
  /// which ``settle()`` ends.
  func exchange() throws(EmbeddedServerError) {
    if SystemCall.exchange(home.data, passing) {
      try TextFile.synchronise(directory: home.path)
      return
    }
    guard errno == EINVAL || errno == ENOSYS, let former = former(in: passing) else {
      throw .system(errno, doing: "rename", path: passing)
    }
    try move(home.data, to: former)
    try move(passing, to: home.data)
  }

  /// The last steps. The former data gets its name.
  private func finish() throws(EmbeddedServerError) {
    guard let former = former(in: home.data) else { return }
    if access(passing, F_OK) == 0 { try move(passing, to: former) }
    guard unlink(mark(in: home.data).path) == 0 else {
      throw .system(errno, doing: "remove", path: mark(in: home.data).path)
    }
    try TextFile.synchronise(directory: home.data)
  }

  /// Ends a replacement whose process was killed. It is undone if the new data was not in its place yet.
  ///
  /// - Returns: What was done, in a sentence without a full stop; nil if there was nothing to do.
  func settle() throws(EmbeddedServerError) -> String? {
    if access(home.data, F_OK) != 0, former(in: passing) != nil {
      try move(passing, to: home.data)
    }
    if let former = former(in: home.data) {
      try finish()
      return "a restore or upgrade was killed after it had replaced the data of \(home.path); the "
        + "former data is in \(former)"
    }
    guard former(in: passing) != nil else { return nil }
    try home.removeFolder(passing)
    return "removed \(passing), which a killed restore or upgrade left"
  }

  private func move(_ path: String, to new: String) throws(EmbeddedServerError) {
    guard rename(path, new) == 0 else { throw .system(errno, doing: "rename", path: path) }
    try TextFile.synchronise(directory: home.path)
  }
}
