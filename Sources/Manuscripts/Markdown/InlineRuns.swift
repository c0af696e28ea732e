/// Collects the text of one block with its looks.
struct InlineRuns {
  private var runs: [StyledRun] = []
  private var attributes: [TextAttributes] = []
  /// Where in `runs` the links and images that are open began.
  private var starts: [Int] = []

  /// Takes an event that is not a block's.
  mutating func add(_ event: MarkdownEvent) {
    switch event {
    case .text(let text), .html(let text): append(InertText.of(text, keepingLines: false))
    case .code(let text): append("`\(InertText.of(text, keepingLines: false))`")
    case .softBreak: append(" ")
    case .lineBreak: append("\n")
    case .enter(let container): enter(container)
    case .exit(let container): exit(container)
    default: break
    }
  }

  /// The runs so far; the next block begins with none.
  mutating func take() -> [StyledRun] {
    defer { self = InlineRuns() }
    return runs
  }

  private mutating func enter(_ container: MarkdownEvent.Container) {
    switch container {
    case .emphasis: attributes.append(current.union(.italic))
    case .strong: attributes.append(current.union(.bold))
    case .link:
      starts.append(runs.count)
      attributes.append(current.union(.underlined))
    case .image:
      append("[image: ")
      starts.append(runs.count)
    default: break
    }
  }

  private mutating func exit(_ container: MarkdownEvent.Container) {
    switch container {
    case .emphasis, .strong: attributes.removeLast()
    case .link(let uri):
      attributes.removeLast()
      let text = runs[starts.removeLast()...].map(\.text).joined()
      let isItself = text == uri || "mailto:\(text)" == uri
      if !isItself, !uri.isEmpty { append(" <\(InertText.of(uri, keepingLines: false))>") }
    case .image(let uri):
      if runs.count == starts.removeLast() {
        runs.removeLast()
        append("[image")
      }
      append("] (\(InertText.of(uri, keepingLines: false)))")
    default: break
    }
  }

  private var current: TextAttributes { attributes.last ?? [] }

  private mutating func append(_ text: String) { runs.append(StyledRun(text, current)) }
}
