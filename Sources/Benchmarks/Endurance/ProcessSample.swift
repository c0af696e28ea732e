import Foundation
import Glibc
package import JSON

/// What a process uses at some moment.
package struct ProcessSample: Hashable, Sendable {
  /// What the process does.
  package let name: String
  /// How many minutes after the start.
  package let minute: Double
  /// The memory that only this process uses, in bytes.
  package let memory: Int
  /// The number of open descriptors.
  package let descriptors: Int

  package init(name: String, minute: Double, memory: Int, descriptors: Int) {
    (self.name, self.minute) = (name, minute)
    (self.memory, self.descriptors) = (memory, descriptors)
  }

  init(_ name: String, of process: pid_t, minute: Double) {
    self.init(
      name: name, minute: minute, memory: ProcessMemory.own(of: process),
      descriptors: (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/fd"))?
        .count ?? 0)
  }
}

/// The memory of processes.
enum ProcessMemory {
  /// The memory that only this process uses, in bytes. 0 if there is no such process.
  static func own(of process: pid_t) -> Int {
    let text = (try? String(contentsOfFile: "/proc/\(process)/smaps_rollup", encoding: .utf8)) ?? ""
    let kibibytes = text.split(separator: "\n").filter { $0.hasPrefix("Private_") }
      .compactMap { $0.split(separator: " ").dropFirst().first.flatMap { Int($0) } }
    return kibibytes.reduce(0, +) * 1_024
  }
}

extension ProcessSample: JSONDescribed {
  package static let json = JSONDescription<ProcessSample>(
    "ProcessSample", "What a process uses at some moment.",
    [
      JSONMember("name", "What the process does.", \.name),
      JSONMember("minute", "How many minutes after the start.", \.minute),
      JSONMember("memory", "The memory that only this process uses, in bytes.", \.memory),
      JSONMember("descriptors", "The number of open descriptors.", \.descriptors),
    ])
}
