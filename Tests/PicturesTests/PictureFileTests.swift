import Foundation
import Pictures
import TestSupport
import Testing

/// The pictures that other programs make, and files that are no pictures.
struct PictureFileTests {
  @Test(arguments: PictureFormat.allCases)
  func `the format and the size come from the content`(format: PictureFormat) throws {
    let picture = try PictureFile(try MadePicture(format, width: 90, height: 60).bytes())
    #expect(picture.format == format)
    #expect((picture.width, picture.height) == (90, 60))
    #expect((picture.publicBytes == nil) == (format == .avif))
  }

  @Test(arguments: PictureFormat.allCases)
  func `a picture that ends too early is refused at every length`(format: PictureFormat) throws {
    let bytes = try MadePicture(format, width: 24, height: 16).bytes()
    // Programs pad a WebP to an even length, and write a GIF's last byte by habit.
    for length in stride(from: 0, to: bytes.count - 1, by: max(1, bytes.count / 200)) {
      #expect(throws: PictureError.self, "\(length) of \(bytes.count)") {
        try PictureFile(Array(bytes.prefix(length)))
      }
    }
  }

  @Test(arguments: [
    ("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "this is an SVG, which can contain scripts"),
    ("<?xml version=\"1.0\"?>\n<!-- x -->\n<SVG/>", "this is an SVG, which can contain scripts"),
    ("%PDF-1.7", "this is a PDF document"), ("BM123456", "this is a BMP picture"),
    ("II*\0", "this is a TIFF picture"), ("hello", "this is not a picture that is known here"),
    ("\0\0\0\u{18}ftypheic\0\0\0\0mif1heic", "this is a HEIC picture or a video"),
    ("", "the file is empty"),
  ])
  func `another file is refused with a sentence`(content: String, start: String) {
    let error = #expect(throws: PictureError.self) { try PictureFile(Array(content.utf8)) }
    #expect(error?.description.hasPrefix(start) == true, "\(error?.description ?? "")")
  }

  @Test func `a picture with too many bytes or pixels is refused`() throws {
    let bytes = SamplePicture.png(width: 40, height: 30)
    #expect(throws: PictureError.tooManyPixels(width: 40, height: 30, limit: 1_199)) {
      try PictureFile(bytes, limits: PictureLimits(bytes: 20_000, pixels: 1_199))
    }
    #expect(throws: PictureError.tooManyBytes(bytes.count, limit: 100)) {
      try PictureFile(bytes, limits: PictureLimits(bytes: 100, pixels: 1_200))
    }
    #expect(try PictureFile(bytes, limits: PictureLimits(bytes: 20_000, pixels: 1_200)).width == 40)
  }

  @Test func `a bomb that only claims its pixels is refused without reading them`() {
    var bytes = SamplePicture.png()
    bytes.replaceSubrange(16..<24, with: [0x7F, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF])
    let side = 0x7FFF_FFFF
    #expect(throws: PictureError.tooManyPixels(width: side, height: side, limit: 100_000_000)) {
      try PictureFile(bytes)
    }
  }

  @Test(arguments: PictureFormat.allCases)
  func `damaged bytes never crash, and what is accepted can be read again`(
    format: PictureFormat
  ) throws {
    let bytes = try MadePicture(format, width: 24, height: 16).bytes()
    var random = SeededGenerator(seed: 17)
    for _ in 0..<400 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: 0..<min(damaged.count, 600), using: &random)
        damaged[place] = random.any(of: [0, 1, 0x7F, 0xFF, .random(in: 0...255, using: &random)])
      }
      guard let picture = try? PictureFile(damaged), let open = picture.publicBytes else {
        continue
      }
      let again = try PictureFile(open)
      #expect((again.width, again.height) == (picture.width, picture.height))
      #expect(again.publicBytes == open)
    }
  }
}
