/// How large a picture may be.
package struct PictureLimits: Hashable, Sendable {
  /// The maximal size of the file.
  package var bytes: Int
  /// The maximal number of pixels, the width times the height.
  package var pixels: Int

  package init(bytes: Int, pixels: Int) { (self.bytes, self.pixels) = (bytes, pixels) }

  /// 20 MB, which the database also checks, and 100 million pixels.
  package static let standard = PictureLimits(bytes: 20_000_000, pixels: 100_000_000)

  /// Refuses a picture, or a frame of one, with more pixels.
  func check(width: Int, height: Int) throws(PictureError) {
    let (pixels, overflows) = width.multipliedReportingOverflow(by: height)
    guard !overflows, pixels <= self.pixels else {
      throw .tooManyPixels(width: width, height: height, limit: self.pixels)
    }
  }
}
