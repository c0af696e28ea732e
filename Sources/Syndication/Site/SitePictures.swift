import Editorial
import HTML
import Pictures

/// A picture as a browser can load it.
struct SitePicture {
  /// The same picture in one format and several widths.
  struct Source {
    let mediaType: String
    /// The widths are in pixels.
    var renditions: [(address: WebAddress, width: Int)]
  }

  /// For browsers that know none of the sources.
  let address: WebAddress
  /// The best format first; empty if there is only one picture.
  var sources: [Source] = []
  /// In pixels; nil if it is not known.
  var size: (width: Int, height: Int)?
}

extension SitePicture {
  /// Where a page finds a picture of a text: stored pictures in the site's own folder, and others at
  /// the address that the text names. Nil if a browser cannot load it, or if it was erased.
  init?(at uri: String, in text: PublicText, on frame: PageFrame) {
    switch text.picture(at: uri) {
    case .stored(let picture):
      func address(_ file: PublicPicture.File) -> WebAddress {
        frame.address(of: .picture(file))
      }
      self.init(address: address(picture.fallback))
      for file in picture.files {
        let rendition = (address: address(file), width: file.width)
        if sources.last?.mediaType == file.format.mediaType {
          sources[sources.count - 1].renditions.append(rendition)
        } else {
          sources.append(Source(mediaType: file.format.mediaType, renditions: [rendition]))
        }
      }
      size = (picture.fallback.width, picture.fallback.height)
    case .erased: return nil
    case .elsewhere:
      guard let address = frame.site.publisher.resolved(uri).flatMap({ WebAddress($0) }) else {
        return nil
      }
      self.init(address: address)
    }
  }
}

extension HTMLWriter {
  /// Writes a picture.
  ///
  /// - Parameters:
  ///   - alternative: Without it, programs that read pages aloud pass over the picture.
  ///   - isFirst: Whether a reader sees it at once.
  mutating func write(_ picture: SitePicture, alternative: String, isFirst: Bool) {
    if !picture.sources.isEmpty { begin(.picture) }
    for source in picture.sources {
      write(
        empty: .source, .mediaType(source.mediaType), .sources(source.renditions),
        .sizes("(min-width: 46rem) 44rem, 100vw"))
    }
    var attributes: [HTMLAttribute] = [.source(picture.address), .alternative(alternative)]
    if let size = picture.size { attributes += [.width(size.width), .height(size.height)] }
    if !isFirst { attributes.append(.loadedLate) }
    write(empty: .img, attributes)
    if !picture.sources.isEmpty { end() }
  }
}
