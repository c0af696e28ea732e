import Manuscripts
import PlainText
import Terminal

/// Collects the text of one block with its styles.
struct InlineRuns {
  private let paint: Paint
  private var runs: [StyledRun] = []
  private var styles: [Style] = []
  /// For each open link and image, where in `runs` it begins.
  private var starts: [Int] = []

  init(paint: Paint) { self.paint = paint }

  /// Adds an event that belongs to the inside of a block.
  mutating func add(_ event: MarkdownEvent) {
    switch event {
    case .text(let text), .html(let text): append(SanitizedText(line: text).description)
    case .code(let text): append("`\(SanitizedText(line: text).description)`")
    case .footnoteReference(let number): append("[\(number)]")
    case .softBreak: append(" ")
    case .lineBreak: append("\n")
    case .enter(let container): enter(container)
    case .exit(let container): exit(container)
    default: break
    }
  }

  /// Returns the runs so far and starts the next block.
  mutating func take() -> [StyledRun] {
    defer { self = InlineRuns(paint: paint) }
    return runs
  }

  private mutating func enter(_ container: MarkdownEvent.Container) {
    switch container {
    case .emphasis: styles.append(current.union(.italic))
    case .strong: styles.append(current.union(.bold))
    case .strikethrough:
      // It changes the meaning, so it must be visible without styles too.
      if !paint.isOn { append("~~") }
      styles.append(current.union(.strikethrough))
    case .link:
      starts.append(runs.count)
      styles.append(current.union(.underline))
    case .image:
      append("[image: ")
      starts.append(runs.count)
    default: break
    }
  }

  private mutating func exit(_ container: MarkdownEvent.Container) {
    switch container {
    case .emphasis, .strong: styles.removeLast()
    case .strikethrough:
      styles.removeLast()
      if !paint.isOn { append("~~") }
    case .link(let uri):
      styles.removeLast()
      let text = runs[starts.removeLast()...].map(\.text).joined()
      let isItself = ["", "mailto:", "http://"].contains { $0 + text == uri }
      if !isItself, !uri.isEmpty { append(" <\(SanitizedText(line: uri).description)>") }
    case .image(let uri):
      if runs.count == starts.removeLast() {
        runs.removeLast()
        append("[image")
      }
      append("] (\(SanitizedText(line: uri).description))")
    default: break
    }
  }

  private var current: Style { styles.last ?? [] }

  private mutating func append(_ text: String) { runs.append(StyledRun(text, current)) }
}
