import Foundation
import Glibc
import Testing

/// A file system whose power can be cut. It is in a file, which contains what the system has written
/// to the disk, and not what it only has in memory. A copy of the file is what remains.
package final class LosableDisk {
  private let folder: String
  private var copies = 0
  private var mounted: [String] = []
  /// Where the file system is mounted.
  package let path: String

  /// - Parameter megabytes: At least 16.
  package init(megabytes: Int = 32) throws {
    folder = try ScratchDirectory.make("galley-losable")
    path = "\(folder)/disk"
    try Mounting.run("/usr/bin/truncate", ["--size", "\(megabytes)M", image(0)])
    try Mounting.run(Mounting.formatter, ["-q", "-F", image(0)])
    try mount(image(0), at: path)
  }

  /// Mounts what would be on the disk if the power were cut now.
  ///
  /// - Returns: Where it is mounted.
  package func cutPower() throws -> String {
    copies += 1
    try Mounting.run("/bin/cp", ["--sparse=always", image(0), image(copies)])
    let place = "\(folder)/disk-\(copies)"
    try mount(image(copies), at: place)
    return place
  }

  private func image(_ number: Int) -> String { "\(folder)/image-\(number)" }

  /// The file system writes nothing by itself for ten minutes, and does not guess which files are
  /// replaced.
  private func mount(_ image: String, at place: String) throws {
    try #require(mkdir(place, 0o755) == 0)
    try Mounting.run(
      "/bin/mount", ["-o", "loop,commit=600,noauto_da_alloc", image, place])
    mounted.append(place)
  }

  deinit {
    for place in mounted.reversed() { Mounting.unmount(place) }
    try? FileManager.default.removeItem(atPath: folder)
  }
}
