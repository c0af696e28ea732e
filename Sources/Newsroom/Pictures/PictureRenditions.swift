import Digests
import Editorial
import Foundation
import Glibc
import Pictures
package import Syndication
import SystemCalls

/// A folder with the public files of pictures. A file that is there is kept: its name says
/// which picture and width it is.
///
/// libvips makes the files in a process of its own with limits on time and memory, because a picture
/// may be malicious. What is written has no metadata.
package struct PictureRenditions: Sendable {
  private let folder: String

  /// The limits of one file.
  private static let seconds = 60
  private static let memory = 2_000_000_000
  private static let fileSize = 50_000_000

  /// - Parameter folder: Must exist.
  package init(folder: String) { self.folder = folder }

  /// Whether all files of a picture are there.
  package func isComplete(_ picture: PublicPicture) -> Bool {
    picture.files.allSatisfy { access("\(folder)/\($0.name)", F_OK) == 0 }
  }

  /// Makes the files that are missing.
  ///
  /// - Parameter bytes: The picture as it is stored.
  /// - Throws: ``Failure`` if a file cannot be made or written. It is `invalid` if the picture is the
  ///   reason, because it cannot be decoded within the limits: another try would fail, too. The files
  ///   that were made before stay.
  package func make(_ picture: PublicPicture, from bytes: [UInt8]) throws(Failure) {
    let missing = picture.files.filter { access("\(folder)/\($0.name)", F_OK) != 0 }
    guard !missing.isEmpty else { return }
    if picture.picture.format == .gif {
      return try copy(bytes, to: missing, path: picture.picture.path)
    }
    let work = try WorkFolder()
    defer { work.remove() }
    let source = "\(work.path)/source.\(picture.picture.format.fileExtension)"
    let open = (try? PictureFile(bytes))?.publicBytes
    guard SystemCall.createFile(source, open ?? bytes, mode: 0o600) else {
      throw Failure(.failed, "cannot write \(source): \(SystemCall.reason(of: errno))")
    }
    for file in missing {
      let draft = "\(work.path)/\(file.name)"
      try run(source, draft, file, path: picture.picture.path)
      let made = try checked(draft, file, path: picture.picture.path)
      try ReplacedFile(path: "\(folder)/\(file.name)").write(made, mode: 0o644)
    }
  }

  /// Removes every file of a picture except those with these names, such as those of pictures that
  /// were erased or are not live any more. Other files stay.
  package func removeAll(except names: Set<String>) throws(Failure) {
    let isOpen = try SystemCall.forEachName(in: folder) { (name) throws(Failure) in
      guard Self.isFile(name), !names.contains(name) else { return }
      guard unlink("\(folder)/\(name)") == 0 || errno == ENOENT else {
        throw Failure(
          .failed, "cannot remove \(folder)/\(name): \(SystemCall.reason(of: errno))")
      }
    }
    guard isOpen else {
      throw Failure(.failed, "cannot read \(folder): \(SystemCall.reason(of: errno))")
    }
  }

  private static func isFile(_ name: String) -> Bool {
    name.wholeMatch(of: /[0-9a-f]{32}-[0-9]+\.(avif|gif|jpg|png|webp)/) != nil
  }

  /// A GIF may move, and libvips would keep its first frame only.
  private func copy(
    _ bytes: [UInt8], to files: [PublicPicture.File], path: String
  ) throws(Failure) {
    guard let open = (try? PictureFile(bytes))?.publicBytes else {
      throw Failure(.invalid, "\(path): the picture cannot be read")
    }
    for file in files { try ReplacedFile(path: "\(folder)/\(file.name)").write(open, mode: 0o644) }
  }

  private func run(
    _ source: String, _ draft: String, _ file: PublicPicture.File, path: String
  ) throws(Failure) {
    let program = Subprocess(
      path: "/usr/bin/timeout",
      arguments: [
        "--signal=KILL", "\(Self.seconds)", "/usr/bin/prlimit", "-v\(Self.memory)",
        "--cpu=\(Self.seconds)", "--fsize=\(Self.fileSize)", "--core=0", "/usr/bin/vips",
        "thumbnail", source, draft + Self.options(of: file.format), "\(file.width)",
        // Without a height, the picture would be fitted into a square.
        "--height", "\(PublicPicture.maximalHeight)", "--size", "down", "--fail-on", "truncated",
        "--export-profile", "srgb",
      ], environment: ["VIPS_CONCURRENCY": "1", "VIPS_BLOCK_UNTRUSTED": "1"])
    let outcome: Subprocess.Outcome
    do throws(SubprocessError) {
      outcome = try program.execute()
    } catch {
      throw Failure(.failed, "cannot run vips: \(SystemCall.reason(of: error.code))")
    }
    guard outcome.status == 0 else { throw failure(outcome, path: path) }
  }

  private func failure(_ outcome: Subprocess.Outcome, path: String) -> Failure {
    switch outcome.status {
    case 124, 137, 128 + SIGXCPU:
      Failure(.invalid, "\(path): the picture takes more than \(Self.seconds) seconds to read")
    case 126, 127:
      Failure(.failed, "pictures for readers need libvips: install the package libvips-tools")
    default:
      Failure(.invalid, "\(path): the picture is damaged and cannot be shown to readers")
    }
  }

  /// How a file is compressed. It has no metadata.
  private static func options(of format: PictureFormat) -> String {
    switch format {
    case .avif: "[Q=50,effort=4,strip]"
    case .jpeg: "[Q=80,optimize_coding,interlace,strip]"
    case .webp: "[Q=80,strip]"
    case .png, .gif: "[strip]"
    }
  }

  /// The content of a file.
  ///
  /// libvips rounds the sides of a large picture while it reads it, so that the height may differ
  /// by a fraction of a percent.
  ///
  /// - Throws: ``Failure`` if it is not what it should be.
  private func checked(
    _ draft: String, _ file: PublicPicture.File, path: String
  ) throws(Failure) -> [UInt8] {
    let bytes = try BoundedBytes(limit: Self.fileSize, advice: "make it smaller").file(at: draft)
    guard let made = try? PictureFile(bytes), made.format == file.format,
      made.width == file.width, abs(made.height - file.height) <= 1 + file.height / 200
    else { throw Failure(.invalid, "\(path): the picture has another size than its file says") }
    return bytes
  }
}

/// A private folder for temporary files that is removed after use. It is not in the folder that
/// readers see, because a killed process leaves it behind.
private struct WorkFolder {
  let path: String

  init() throws(Failure) {
    let folder = FileManager.default.temporaryDirectory.path
    guard let path = SystemCall.makePrivateFolder(in: folder) else {
      throw Failure(
        .failed, "cannot create a folder in \(folder): \(SystemCall.reason(of: errno))")
    }
    self.path = path
  }

  func remove() {
    _ = SystemCall.forEachName(in: path) { unlink("\(path)/\($0)") }
    rmdir(path)
  }
}
