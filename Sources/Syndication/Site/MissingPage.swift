import HTML

/// The page for an address that does not exist.
struct MissingPage {
  let site: Site

  func render() -> [UInt8] {
    var frame = PageFrame(site: site, path: .missing, title: SiteWords.missingTitle)
    frame.isIndexed = false
    return frame.page { writer in
      writer.begin(.article, .cssClass("state"))
      writer.write(.h1, text: SiteWords.missingTitle)
      writer.write(.p, text: SiteWords.missing)
      writer.begin(.p)
      writer.write(.a, frame.link(.front), text: SiteWords.toFront)
      writer.end()
      writer.end()
    }
  }
}
