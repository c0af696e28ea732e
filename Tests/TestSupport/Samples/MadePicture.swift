import Foundation
package import Pictures

/// A picture that libvips makes and that ExifTool writes metadata into.
package struct MadePicture {
  private let format: PictureFormat
  private let width: Int
  private let height: Int

  package init(_ format: PictureFormat, width: Int, height: Int) {
    (self.format, self.width, self.height) = (format, width, height)
  }

  /// - Parameter metadata: Options of ExifTool, such as `-GPSLatitude=54`.
  package func bytes(metadata: [String] = []) throws -> [UInt8] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "galley-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let plain = folder.appending(path: "plain.png")
    let made = folder.appending(path: "made.\(format.fileExtension)")
    try Data(SamplePicture.png(width: width, height: height)).write(to: plain)
    try Self.run("/usr/bin/vips", ["copy", plain.path, made.path])
    if !metadata.isEmpty {
      try Self.run("/usr/bin/exiftool", ["-q", "-overwrite_original"] + metadata + [made.path])
    }
    return Array(try Data(contentsOf: made))
  }

  /// The names and values of all metadata that ExifTool finds, without those about the file.
  package static func metadata(of bytes: [UInt8], format: PictureFormat) throws -> [String] {
    let file = FileManager.default.temporaryDirectory
      .appending(path: "galley-\(UUID()).\(format.fileExtension)")
    try Data(bytes).write(to: file)
    let output = file.appendingPathExtension("txt")
    defer {
      for path in [file, output] { try? FileManager.default.removeItem(at: path) }
    }
    try run(
      "/usr/bin/exiftool",
      [
        "-G", "-s", "-a", "-ee", "-U", "--File:all", "--ExifTool:all", "--Composite:all", file.path,
      ],
      output: output.path)
    return try String(contentsOf: output, encoding: .utf8).split(separator: "\n").map(String.init)
  }

  private static func run(
    _ program: String, _ arguments: [String], output: String = "/dev/null"
  ) throws {
    var streams = ChildProcess.Streams()
    streams.output = output
    let child = try ChildProcess(program, arguments, streams: streams)
    guard child.waitForExit() == 0 else { throw CocoaError(.fileWriteUnknown) }
  }
}
