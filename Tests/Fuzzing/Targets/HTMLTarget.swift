import HTMLConversion
import Manuscripts
import XML

/// HTML of another system. The Markdown contains no HTML, and is a text like that of a manuscript.
enum HTMLTarget {
  static func check(_ bytes: UnsafeRawBufferPointer) {
    let html = String(decoding: bytes, as: UTF8.self)
    let text: WordPressText
    do throws(XMLProblem) {
      text = try WordPressText(html)
    } catch {
      require(isInert(error.description), "an error is one line", error.description)
      return
    }
    require(!text.markdown.utf8.contains(0), "a text has no NUL")
    for event in MarkdownDocument(text.markdown).events {
      switch event {
      case .html, .htmlBlock: require(false, "the Markdown contains no HTML", text.markdown)
      case .enter(.link(let uri)):
        let scheme = uri.lowercased().prefix(11)
        require(scheme != "javascript:", "no link runs a program", uri)
      default: break
      }
    }
  }
}
