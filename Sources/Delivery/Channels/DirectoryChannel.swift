import Dispatch
import Glibc
package import Newsroom
import SystemCalls

/// Writes a file for each article into a directory below the delivery root. A file is replaced as a
/// whole, by one worker at a time, and no link is followed below the root.
package struct DirectoryChannel: DeliveryChannel {
  private let root: String
  private let path: DirectoryPath
  /// A disk that hangs holds up only its own destination.
  private let queue: DispatchQueue

  /// - Parameter root: A directory that exists.
  package init(root: String, path: DirectoryPath) {
    (self.root, self.path) = (root, path)
    queue = DispatchQueue(label: "galley.delivery.directory", attributes: .concurrent)
  }

  package func deliver(
    _ parcel: Parcel
  ) async throws(DeliveryFailure) -> DeliveryConfirmation {
    let stop = StopSignal()
    let outcome = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        queue.async {
          continuation.resume(
            returning: Result { () throws(DeliveryFailure) in
              try write(parcel.body, as: parcel.fileName, until: stop)
            })
        }
      }
    } onCancel: {
      stop.raise()
    }
    try outcome.get()
    return DeliveryConfirmation()
  }

  private func write(
    _ bytes: [UInt8], as name: String, until stop: StopSignal
  ) throws(DeliveryFailure) {
    let directory = try open()
    defer { close(directory) }
    guard let lock = NameLock(".\(name).lock", in: directory) else {
      throw failure("lock \(name) in")
    }
    defer { lock.end() }
    let draft = ".\(name).\(UInt64.random(in: 0 ... .max)).part"
    let file = openat(
      directory, draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw failure("create a file in") }
    defer {
      close(file)
      unlinkat(directory, draft, 0)
    }
    guard SystemCall.writeAll(bytes, to: file), fsync(file) == 0 else {
      throw failure("write to")
    }
    // The write may have hung for long. What was killed meanwhile must not come back.
    guard !stop.isOn else {
      throw DeliveryFailure("the delivery was cancelled before it replaced \(name)")
    }
    // A link of this name is replaced, and not what it points to.
    guard renameat(directory, draft, directory, name) == 0, fsync(directory) == 0 else {
      throw failure("replace \(name) in")
    }
  }

  /// Opens the directory, and creates what is missing of its path below the root.
  private func open() throws(DeliveryFailure) -> Int32 {
    var directory = Glibc.open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard directory >= 0 else {
      throw DeliveryFailure("cannot open the delivery root: \(Self.reason)")
    }
    for component in path.components {
      let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
      var next = openat(directory, component, flags)
      if next < 0, errno == ENOENT {
        mkdirat(directory, component, 0o755)
        next = openat(directory, component, flags)
      }
      let isOpen = next >= 0
      let failure = isOpen ? nil : self.failure("open")
      close(directory)
      if let failure { throw failure }
      directory = next
    }
    return directory
  }

  private func failure(_ verb: String) -> DeliveryFailure {
    // ENOTDIR is also what O_NOFOLLOW reports of a link to a directory.
    let isLink = errno == ELOOP || errno == ENOTDIR
    let reason = isLink ? "it is a link, or not a directory" : Self.reason
    return DeliveryFailure(
      "cannot \(verb) \(path.components.joined(separator: "/")): \(reason)")
  }

  private static var reason: String { SystemCall.reason(of: errno) }
}
