import Foundation
import Glibc
package import JSON

/// The machine that a benchmark ran on.
package struct Machine: Hashable, Sendable {
  /// The name of the processor, as given by its manufacturer.
  package let processor: String
  package let cores: Int
  /// In bytes.
  package let memory: Int
  /// The kernel of the operating system, and its release.
  package let kernel: String

  package static func current() -> Machine {
    Machine(
      processor: value(of: "model name", in: "/proc/cpuinfo") ?? "unknown",
      cores: sysconf(Int32(_SC_NPROCESSORS_ONLN)),
      memory: sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE)),
      kernel: kernelName())
  }

  /// The value of the first line of the form `name : value` with this name.
  private static func value(of name: String, in path: String) -> String? {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
    let line = text.split(separator: "\n").first { $0.hasPrefix(name) }
    return line?.split(separator: ":", maxSplits: 1).last.map {
      $0.trimmingCharacters(in: .whitespaces)
    }
  }

  private static func kernelName() -> String {
    var names = utsname()
    guard uname(&names) == 0 else { return "unknown" }
    func text<Field>(_ field: Field) -> String {
      withUnsafeBytes(of: field) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
    return "\(text(names.sysname)) \(text(names.release))"
  }
}

/// The resident memory of this process.
enum ResidentMemory {
  /// Begins a new maximum with the present memory, if the system allows it.
  static func resetPeak() {
    try? "5".write(toFile: "/proc/self/clear_refs", atomically: false, encoding: .utf8)
  }

  /// The maximum since the process started or ``resetPeak()``, in bytes.
  static var peak: Int {
    let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    if let kilobytes = line?.split(separator: " ").dropLast().last.flatMap({ Int($0) }) {
      return kilobytes * 1024
    }
    var usage = rusage()
    guard getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return 0 }
    return usage.ru_maxrss * 1024
  }
}

extension Machine: JSONDescribed {
  package static let json = JSONDescription<Machine>(
    "Machine", "The machine that a benchmark ran on.",
    [
      JSONMember("processor", "The processor's name.", \.processor),
      JSONMember("cores", "The number of cores.", \.cores),
      JSONMember("memory", "The memory, in bytes.", \.memory),
      JSONMember("kernel", "The kernel and its release.", \.kernel),
    ])
}
