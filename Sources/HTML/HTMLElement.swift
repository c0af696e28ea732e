/// The elements that pages and articles consist of.
package enum HTMLElement: String, Sendable {
  case a, bdi, blockquote, br, code, del, em, figcaption, figure, h2, h3, h4, h5, h6, hr, img, li
  case ol, p, pre, section, span, strong, sup, table, tbody, td, th, thead, tr, ul

  var name: String { rawValue }

  /// Whether the element can have no content.
  var isEmpty: Bool {
    switch self {
    case .br, .hr, .img: true
    case .a, .bdi, .blockquote, .code, .del, .em, .figcaption, .figure, .h2, .h3, .h4, .h5, .h6,
      .li, .ol, .p, .pre, .section, .span, .strong, .sup, .table, .tbody, .td, .th, .thead, .tr,
      .ul:
      false
    }
  }

  /// The heading of a level. There is one element for each level from 2 to 6; the nearest one is
  /// used for other levels.
  package static func heading(level: Int) -> HTMLElement {
    switch level {
    case ...2: .h2
    case 3: .h3
    case 4: .h4
    case 5: .h5
    default: .h6
    }
  }
}
