import Pictures
import TestSupport
import Testing

/// What a picture says about places and people, judged by ExifTool.
struct MetadataTests {
  private static let marker = "Zebra Alley 7"

  /// The place, the names and the words that a camera or a program writes, by format.
  private static func metadata(for format: PictureFormat) -> [String] {
    let xmp = [
      "-XMP-dc:Creator=\(marker)", "-XMP-photoshop:City=\(marker)", "-XMP-dc:Rights=\(marker)",
    ]
    let exif = [
      "-GPSLatitude=54.0924", "-GPSLatitudeRef=N", "-GPSLongitude=12.0991", "-GPSLongitudeRef=E",
      "-Artist=\(marker)", "-ImageDescription=\(marker)", "-Make=\(marker)",
      "-XMP-exif:GPSLatitude=54.0924",
    ]
    switch format {
    case .jpeg:
      return xmp + exif + ["-IPTC:By-line=\(marker)", "-IPTC:City=\(marker)", "-Comment=\(marker)"]
    case .png: return xmp + exif + ["-PNG:Author=\(marker)", "-PNG:Comment=\(marker)"]
    case .webp: return xmp + exif
    case .gif: return xmp + ["-Comment=\(marker)"]
    case .avif: return xmp
    }
  }

  @Test(arguments: [PictureFormat.jpeg, .png, .webp, .gif])
  func `the public bytes say nothing about a place or a person`(format: PictureFormat) throws {
    let bytes = try MadePicture(format, width: 90, height: 60)
      .bytes(metadata: Self.metadata(for: format))
    let before = try MadePicture.metadata(of: bytes, format: format)
    #expect(before.contains { $0.contains(Self.marker) }, "the sample has metadata")
    let picture = try PictureFile(bytes)
    let open = try #require(picture.publicBytes)
    let after = try MadePicture.metadata(of: open, format: format)
    let telling = after.filter { line in
      ["EXIF", "XMP", "IPTC", "GPS", "Comment", Self.marker].contains { line.contains($0) }
    }
    #expect(telling.isEmpty, "\(telling)")
    #expect(!String(decoding: open, as: UTF8.self).contains(Self.marker))
    let again = try PictureFile(open)
    #expect((again.width, again.height) == (90, 60))
  }

  @Test(arguments: [PictureFormat.jpeg, .png])
  func `a rotation is kept, and the size is that of the rotated picture`(
    format: PictureFormat
  ) throws {
    let rotation = ["-n", "-EXIF:Orientation=6", "-EXIF:Artist=\(Self.marker)"]
    let bytes = try MadePicture(format, width: 90, height: 60).bytes(metadata: rotation)
    let picture = try PictureFile(bytes)
    #expect((picture.width, picture.height) == (60, 90))
    let open = try #require(picture.publicBytes)
    let after = try MadePicture.metadata(of: open, format: format).filter { $0.contains("EXIF") }
    #expect(after.count == 1 && after[0].contains("Rotate 90 CW"), "\(after)")
    let again = try PictureFile(open)
    #expect((again.width, again.height) == (60, 90))
  }

  @Test func `a colour profile is kept`() throws {
    let bytes = try MadePicture(.jpeg, width: 24, height: 16).bytes()
    let plain = try #require(try PictureFile(bytes).publicBytes)
    let profile = [UInt8]("ICC_PROFILE\0".utf8) + [1, 1] + [UInt8](repeating: 7, count: 40)
    let segment = [0xFF, 0xE2, 0, UInt8(profile.count + 2)] + profile
    let open = try PictureFile(Array(plain.prefix(2)) + segment + plain.dropFirst(2)).publicBytes
    #expect(open?.count == plain.count + segment.count)
  }

  @Test func `what follows the end of a JPEG, such as a film, is not public`() throws {
    let bytes = try MadePicture(.jpeg, width: 24, height: 16).bytes()
    let open = try PictureFile(bytes + Array(Self.marker.utf8)).publicBytes
    #expect(open == (try PictureFile(bytes).publicBytes))
  }

  @Test func `texts of a PNG that no program wrote are removed too`() throws {
    let text = SamplePicture.png(texts: ["Author\0\(Self.marker)"])
    #expect(try PictureFile(text).publicBytes == SamplePicture.png())
  }
}
