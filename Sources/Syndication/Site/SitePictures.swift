import Editorial
import HTML

/// A picture as a browser can load it.
struct SitePicture {
  /// The same picture in one format and several widths.
  struct Source {
    let mediaType: String
    /// The widths are in pixels.
    let renditions: [(address: WebAddress, width: Int)]
  }

  /// For browsers that know none of the sources.
  let address: WebAddress
  /// The best format first; empty if there is only one picture.
  var sources: [Source] = []
  /// In pixels; nil if it is not known.
  var size: (width: Int, height: Int)?
}

/// Where the site finds the pictures that articles name, also those in the text. To serve pictures from another place, change
/// this type only.
struct SitePictures: Sendable {
  /// Nil if a browser cannot load the picture.
  let picture: @Sendable (_ uri: String) -> SitePicture?

  /// Every picture is at the address that the article names.
  static func remote(_ publisher: Publisher) -> SitePictures {
    SitePictures { uri in
      publisher.resolved(uri).flatMap { WebAddress($0) }.map { SitePicture(address: $0) }
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
