import Digests
package import Editorial
package import Pictures

/// A stored picture as readers get it: files of a few widths, without metadata. The same picture
/// always has files of the same names, which nobody can guess.
package struct PublicPicture: Hashable, Sendable {
  package struct File: Hashable, Sendable {
    /// Without a folder.
    package let name: String
    package let format: PictureFormat
    /// In pixels.
    package let width: Int
    package let height: Int
  }

  package let picture: Picture
  /// In the format that is smallest, and then in one that every program reads; in each format from
  /// the narrowest to the widest. A GIF is the picture itself, because it may move.
  package let files: [File]

  /// In pixels. A wider picture is made narrower.
  private static let widths = [480, 960, 1_600]
  /// In pixels; WebP has no higher pictures. A higher picture is made narrower.
  package static let maximalHeight = 16_383
  /// The folder of the files on the site.
  package static let folder = "pictures"

  package init(_ picture: Picture) {
    self.picture = picture
    let formats: [PictureFormat] =
      switch picture.format {
      case .gif: [.gif]
      case .jpeg: [.avif, .jpeg]
      // They may be transparent.
      case .png, .webp, .avif: [.avif, .webp]
      }
    // The numbers may come from the log and be anything; they must not overflow.
    let (fullWidth, fullHeight) = (Self.bounded(picture.width), Self.bounded(picture.height))
    let fittingWidth =
      fullHeight > Self.maximalHeight
      ? max(1, fullWidth * Self.maximalHeight / fullHeight) : fullWidth
    let widest = min(fittingWidth, Self.widths[Self.widths.count - 1])
    let isGIF = picture.format == .gif
    let widths = isGIF ? [fullWidth] : Self.widths.filter { $0 < widest } + [widest]
    // Half of the key still cannot be guessed.
    let stem = picture.key.hex.prefix(32)
    files = formats.flatMap { format in
      widths.map { width in
        let height = max(1, (fullHeight * width + fullWidth / 2) / fullWidth)
        return File(
          name: "\(stem)-\(width).\(format.fileExtension)", format: format, width: width,
          height: isGIF ? height : min(height, Self.maximalHeight))
      }
    }
  }

  private static func bounded(_ side: Int) -> Int { min(max(side, 1), 100_000_000) }

  /// The widest file in the format that every program reads.
  package var fallback: File { files[files.count - 1] }

  /// The value of `srcset` for the files of each format, the best format first.
  ///
  /// - Parameter folder: The address of the folder with the files, without a slash at its end.
  package func sources(in folder: String) -> [(format: PictureFormat, srcset: String)] {
    var sources: [(format: PictureFormat, srcset: String)] = []
    for file in files {
      let entry = "\(folder)/\(file.name) \(file.width)w"
      if sources.last?.format == file.format {
        sources[sources.count - 1].srcset += ", \(entry)"
      } else {
        sources.append((file.format, entry))
      }
    }
    return sources
  }
}
