/// The elements that pages and articles consist of.
package enum HTMLElement: String, Sendable {
  case a, article, bdi, blockquote, body, br, code, dd, del, div, dl, dt, em, figcaption, figure
  case footer, h1, h2, h3, h4, h5, h6, head, header, hr, html, img, li, link, main, meta, nav, ol, p
  case picture, pre, section, source, span, strong, sup, table, tbody, td, th, thead, time, title
  case tr, ul
  // Forms
  case button, datalist, details, fieldset, form, input, ins, label, legend, option, select
  case summary, textarea
  // Lists
  case caption, mark, progress

  var name: String { rawValue }

  /// Whether the element can have no content.
  var isEmpty: Bool {
    switch self {
    case .br, .hr, .img, .input, .link, .meta, .source: true
    case .a, .article, .bdi, .blockquote, .body, .code, .dd, .del, .div, .dl, .dt, .em, .figcaption,
      .figure, .footer, .h1, .h2, .h3, .h4, .h5, .h6, .head, .header, .html, .li, .main, .nav, .ol,
      .p, .picture, .pre, .section, .span, .strong, .sup, .table, .tbody, .td, .th, .thead, .time,
      .title, .tr, .ul, .button, .datalist, .details, .fieldset, .form, .ins, .label, .legend,
      .option, .select, .summary, .textarea, .caption, .mark, .progress:
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
