import Digests
package import Editorial
package import Pictures

/// A picture of an article that somebody writes.
package struct WrittenPicture: Hashable, Sendable {
  /// Its key is right only if there are no bytes; otherwise it is derived from them.
  package let picture: Picture
  /// Nil if the picture is stored already.
  package let bytes: [UInt8]?

  /// A picture that is stored already.
  package init(kept picture: Picture) { (self.picture, bytes) = (picture, nil) }

  /// A new picture, or a stored one that is given again.
  package init(_ file: PictureFile, path: String) {
    picture = Picture(
      path: path, key: Digest(of: []), format: file.format, width: file.width,
      height: file.height, byteCount: file.bytes.count)
    bytes = file.bytes
  }

  /// The picture under a salt, and the bytes to store if there are any.
  func salted(_ salt: Salt) -> (picture: Picture, bytes: SaltedBytes?) {
    guard let bytes else { return (picture, nil) }
    let salted = SaltedBytes(bytes, salt: salt)
    var picture = picture
    picture.key = salted.key
    return (picture, salted)
  }
}
