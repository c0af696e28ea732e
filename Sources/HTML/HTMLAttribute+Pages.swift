/// The attributes of whole pages: languages, times, pictures, and what the head of a page says.
extension HTMLAttribute {
  /// The natural language, as a BCP 47 tag.
  package static func language(_ tag: String) -> HTMLAttribute { HTMLAttribute("lang", tag) }
  /// `ltr`, `rtl` or `auto`.
  package static func direction(_ name: String) -> HTMLAttribute { HTMLAttribute("dir", name) }
  /// The page to which a link in a list of pages leads is the one that is shown.
  package static let currentPage = HTMLAttribute("aria-current", "page")
  /// The id of the element that names this one.
  package static func labelled(byID id: String) -> HTMLAttribute {
    HTMLAttribute("aria-labelledby", id)
  }
  /// The element can have the keyboard's focus, so that a reader can scroll it.
  package static let focusable = HTMLAttribute("tabindex", "0")
  /// The cell is the heading of its column.
  package static let columnHeading = HTMLAttribute("scope", "col")
  /// The cell is the heading of its row.
  package static let rowHeading = HTMLAttribute("scope", "row")
  /// An instant, as in RFC 3339.
  package static func instant(_ timestamp: String) -> HTMLAttribute {
    HTMLAttribute("datetime", timestamp)
  }
  /// What a link is for, such as `canonical`.
  package static func relation(_ name: String) -> HTMLAttribute { HTMLAttribute("rel", name) }
  /// The media type of the document behind a link.
  package static func mediaType(_ type: String) -> HTMLAttribute { HTMLAttribute("type", type) }
  package static func title(_ text: String) -> HTMLAttribute { HTMLAttribute("title", text) }

  // Pictures.

  /// The addresses of a picture with their widths in pixels.
  package static func sources(_ sources: [(address: WebAddress, width: Int)]) -> HTMLAttribute {
    HTMLAttribute(
      "srcset", sources.map { "\($0.address.text) \($0.width)w" }.joined(separator: ", "))
  }
  /// How wide a picture is shown, in the language of the attribute.
  package static func sizes(_ sizes: String) -> HTMLAttribute { HTMLAttribute("sizes", sizes) }
  /// In pixels.
  package static func width(_ pixels: Int) -> HTMLAttribute { HTMLAttribute("width", "\(pixels)") }
  /// In pixels.
  package static func height(_ pixels: Int) -> HTMLAttribute {
    HTMLAttribute("height", "\(pixels)")
  }
  /// A browser loads the picture once it is nearly in view.
  package static let loadedLate = HTMLAttribute("loading", "lazy")

  // The head of a page.

  package static let utf8 = HTMLAttribute("charset", "utf-8")
  package static func name(_ name: String) -> HTMLAttribute { HTMLAttribute("name", name) }
  /// A property of Open Graph.
  package static func property(_ name: String) -> HTMLAttribute { HTMLAttribute("property", name) }
  package static func content(_ text: String) -> HTMLAttribute { HTMLAttribute("content", text) }
  /// The page at this address replaces this one at once. For a `meta` element.
  package static func redirection(to address: WebAddress) -> [HTMLAttribute] {
    [HTMLAttribute("http-equiv", "refresh"), HTMLAttribute("content", "0; url=\(address.text)")]
  }
}
