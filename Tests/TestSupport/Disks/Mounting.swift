import Foundation
import Glibc
import SystemCalls
package import Testing

/// File systems that tests mount.
package enum Mounting {
  /// Whether this process may mount file systems. A container can forbid it even to root.
  package static let isAllowed: Bool =
    geteuid() == 0
    && (try? Subprocess(path: "/usr/bin/unshare", arguments: ["--mount", "true"]).execute())?
      .status == 0

  /// Whether this process may also mount the file system in a file.
  package static let isAllowedForImages =
    isAllowed && access("/dev/loop-control", R_OK | W_OK) == 0
    && access(Mounting.formatter, X_OK) == 0

  static let formatter = "/usr/sbin/mkfs.ext4"

  /// Runs a program that must succeed.
  static func run(_ program: String, _ arguments: [String]) throws {
    let outcome = try Subprocess(path: program, arguments: arguments).execute()
    try #require(outcome.status == 0, "\(program): \(outcome.output)")
  }

  static func unmount(_ path: String) {
    _ = try? Subprocess(path: "/bin/umount", arguments: ["-l", path]).execute()
  }
}

extension Trait where Self == ConditionTrait {
  /// For tests that mount a file system in memory.
  package static var mounting: Self {
    .enabled(if: Mounting.isAllowed, "Only root can mount a file system.")
  }

  /// For tests that mount the file system in a file.
  package static var mountingImages: Self {
    .enabled(
      if: Mounting.isAllowedForImages,
      "Only root can mount a file system, and it needs mkfs.ext4 and a loop device.")
  }
}
