import HTML

/// A page that leads to the lists of sections or keywords.
struct NamesPage {
  let site: Site
  let path: SitePath
  let title: String
  let lists: [SiteList]

  func render() -> [UInt8] {
    let frame = PageFrame(site: site, path: path, title: title)
    return frame.page { writer in
      writer.begin(.header, .cssClass("list"))
      writer.write(.h1, text: title)
      writer.end()
      guard !lists.isEmpty else { return writer.write(.p, text: SiteWords.nothingYet) }
      writer.begin(.ul, .cssClass("names"), .role("list"))
      for list in lists {
        writer.begin(.li)
        writer.write(.a, frame.link(list.front), .direction("auto"), text: list.name ?? "")
        writer.end()
      }
      writer.end()
    }
  }
}
