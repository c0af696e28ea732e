import Pictures

/// A file that may be a picture. What readers may see of it is a picture of the same size, and
/// contains nothing that is removed again.
enum PictureTarget {
  static func check(_ bytes: UnsafeRawBufferPointer) {
    guard let picture = try? PictureFile(Array(bytes)) else { return }
    require(picture.width > 0 && picture.height > 0, "a picture has a size")
    guard let open = picture.publicBytes else { return }
    guard let again = try? PictureFile(open) else {
      return require(false, "the public bytes are a picture")
    }
    require(again.format == picture.format, "the format stays the same")
    require(
      (again.width, again.height) == (picture.width, picture.height), "the size stays the same")
    require(again.publicBytes == open, "nothing is left to remove")
  }
}
