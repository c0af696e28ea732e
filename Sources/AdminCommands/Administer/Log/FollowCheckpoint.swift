import EventSourcing
import Foundation
import Glibc
import JSON
import Newsroom
import PlainText
import SystemCalls

/// The last position that a follower of the log has passed on, as it is kept in a file.
struct FollowCheckpoint: Hashable {
  /// The file that receives the events, and its size once it had all of them.
  struct Output: Hashable {
    let device: UInt64
    let inode: UInt64
    let size: Int64

    init(device: UInt64, inode: UInt64, size: Int64) {
      (self.device, self.inode, self.size) = (device, inode, size)
    }

    /// The file behind a descriptor; nil if it is a pipe, a terminal or the like.
    init?(of descriptor: Int32) {
      var status = stat()
      guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
      self.init(
        device: UInt64(status.st_dev), inode: UInt64(status.st_ino), size: Int64(status.st_size))
    }

    func isSameFile(as other: Output) -> Bool { (device, inode) == (other.device, other.inode) }
  }

  /// Everything up to here was passed on.
  var position: Int64 = 0
  /// Nil if nothing was passed on yet.
  var last: PassedEvent?
  /// Nil if no file receives the events.
  var output: Output?

  /// - Throws: ``Failure`` for a text that is not a checkpoint.
  init(parsing text: [UInt8], from path: String) throws(Failure) {
    let value = try? JSONValue(parsing: String(decoding: text, as: UTF8.self))
    guard case .object(let object)? = value, let position = Self.integer(object["position"]) else {
      throw Failure(.invalid, "\(path) is not a checkpoint of the log; name another file")
    }
    self.position = position
    if case .object(let event)? = object["last"], case .string(let id)? = event["id"],
      let id = UUID(uuidString: id), let position = Self.integer(event["position"])
    {
      last = PassedEvent(position: position, id: id)
    }
    if case .object(let file)? = object["output"], let device = Self.integer(file["device"]),
      let inode = Self.integer(file["inode"]), let size = Self.integer(file["size"])
    {
      output = Output(
        device: UInt64(bitPattern: device), inode: UInt64(bitPattern: inode), size: size)
    }
  }

  init(position: Int64) { self.position = position }

  var text: String {
    var object: JSONObject = ["position": .integer(position)]
    if let last {
      object["last"] = .object(["position": .integer(last.position), "id": .string(last.id.text)])
    }
    if let output {
      object["output"] = .object([
        "device": .integer(Int64(bitPattern: output.device)),
        "inode": .integer(Int64(bitPattern: output.inode)), "size": .integer(output.size),
      ])
    }
    return object.text + "\n"
  }

  private static func integer(_ value: JSONValue?) -> Int64? {
    if case .number(let text)? = value { Int64(text) } else { nil }
  }
}

extension FollowCheckpoint {
  /// - Returns: Nil if there is no such file.
  static func read(_ path: String) throws -> FollowCheckpoint? {
    guard access(path, F_OK) == 0 || errno != ENOENT else { return nil }
    let bytes = try BoundedBytes(limit: 4_096, advice: "name a checkpoint").file(at: path)
    return try FollowCheckpoint(parsing: bytes, from: path)
  }

  /// Replaces the file. It survives a power failure.
  func write(to path: String) throws(Failure) {
    try ReplacedFile(
      path: path, content: "the checkpoint", advice: "its folder must be writable"
    ).write(text)
  }
}
