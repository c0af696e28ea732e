import Editorial
import Manuscripts

/// The live text as a Markdown file with front matter, from which an article can be drafted.
struct MarkdownWriter: SyndicationWriter {
  func beginning(of page: SyndicationPage?) -> [UInt8] { [] }
  func end() -> [UInt8] { [] }

  func write(_ item: PublicItem, at index: Int) -> [UInt8] {
    guard let text = item.text else { return [] }
    let content = text.content
    var file = ManuscriptFile(body: text.markdown)
    file.headline = content.headline
    file.slug = item.slug
    file.standfirst = content.standfirst
    file.byline = content.byline
    file.dateline = PartialDateline(content.dateline)
    file.section = content.section
    file.keywords = content.keywords
    file.language = content.language
    file.leadImage = PartialImage(content.leadImage)
    file.setImages(content.images)
    return Array(file.text.utf8)
  }
}
