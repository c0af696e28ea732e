/// Reads AVIF: boxes in a file of the ISO base media format.
enum AVIFPicture {
  private struct Box {
    let name: String
    let content: ArraySlice<UInt8>
  }

  /// The brands that the first box names. It must be complete.
  static func brands(of bytes: [UInt8]) throws(PictureError) -> [String] {
    var reader = ByteReader(bytes[...], of: .avif)
    let length = try reader.bigEndian(4)
    _ = try reader.take(4)
    var content = ByteReader(try reader.take(length - 8), of: .avif)
    var brands = [try content.name()]
    _ = try content.take(4)
    while content.rest >= 4 { brands.append(try content.name()) }
    return brands
  }

  static func read(_ bytes: [UInt8]) throws(PictureError) -> PictureParts {
    let boxes = try boxes(in: bytes[...])
    guard let meta = boxes.first(where: { $0.name == "meta" }),
      boxes.contains(where: { $0.name == "mdat" })
    else { throw .truncated(.avif) }
    // The version and flags come first.
    let inner = try Self.boxes(in: meta.content.dropFirst(4))
    guard let primary = inner.first(where: { $0.name == "pitm" }),
      let properties = inner.first(where: { $0.name == "iprp" })
    else { throw .malformed(.avif) }
    let groups = try Self.boxes(in: properties.content)
    guard let container = groups.first(where: { $0.name == "ipco" }) else {
      throw .malformed(.avif)
    }
    let all = try Self.boxes(in: container.content)
    let item = try id(of: primary.content)
    var own: [Box] = []
    for group in groups where group.name == "ipma" {
      for index in try associations(in: group.content, of: item) where index <= all.count {
        own.append(all[index - 1])
      }
    }
    guard let shown = own.first(where: { $0.name == "ispe" }) else { throw .malformed(.avif) }
    var parts = PictureParts()
    parts.sizes = [try size(of: shown.content)]
    for box in all where box.name == "ispe" { parts.sizes.append(try size(of: box.content)) }
    if let turn = own.first(where: { $0.name == "irot" })?.content.first, turn & 1 == 1 {
      parts.orientation = .quarterTurn
    }
    return parts
  }

  private static func boxes(in bytes: ArraySlice<UInt8>) throws(PictureError) -> [Box] {
    var reader = ByteReader(bytes, of: .avif)
    var boxes: [Box] = []
    while !reader.isAtEnd {
      let start = reader.index
      var length = try reader.bigEndian(4)
      let name = try reader.name()
      if length == 1 {
        guard try reader.bigEndian(4) == 0 else { throw .truncated(.avif) }
        length = try reader.bigEndian(4)
      } else if length == 0 {
        length = reader.index - start + reader.rest
      }
      boxes.append(Box(name: name, content: try reader.take(length - (reader.index - start))))
    }
    return boxes
  }

  private static func id(of content: ArraySlice<UInt8>) throws(PictureError) -> Int {
    var reader = ByteReader(content, of: .avif)
    let version = try reader.byte()
    _ = try reader.take(3)
    return try reader.bigEndian(version == 0 ? 2 : 4)
  }

  /// The numbers of an item's properties, from 1.
  private static func associations(
    in content: ArraySlice<UInt8>, of item: Int
  ) throws(PictureError) -> [Int] {
    var reader = ByteReader(content, of: .avif)
    let version = try reader.byte()
    let isWide = try reader.bigEndian(3) & 1 == 1
    var found: [Int] = []
    for _ in 0..<(try reader.bigEndian(4)) {
      let id = try reader.bigEndian(version == 0 ? 2 : 4)
      for _ in 0..<(try reader.byte()) {
        let index = isWide ? try reader.bigEndian(2) & 0x7FFF : Int(try reader.byte() & 0x7F)
        if id == item, index > 0 { found.append(index) }
      }
    }
    return found
  }

  private static func size(of content: ArraySlice<UInt8>) throws(PictureError) -> PictureParts.Size
  {
    var reader = ByteReader(content, of: .avif)
    _ = try reader.take(4)
    let width = try reader.bigEndian(4)
    return .init(width: width, height: try reader.bigEndian(4))
  }
}
