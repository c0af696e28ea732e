import CLibYAML

/// Reads YAML with libyaml, event by event. The parser keeps pointers to itself and to the input,
/// so both have fixed addresses.
struct YAMLReader: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let input: UnsafeMutableBufferPointer<UInt8>

  /// - Parameter text: UTF-8.
  init(_ text: ArraySlice<UInt8>) {
    input = .allocate(capacity: max(1, text.count))
    _ = input.initialize(from: text)
    parser = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    yaml_parser_initialize(parser)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, input.baseAddress, text.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deinitialize(count: 1)
    parser.deallocate()
    input.deallocate()
  }

  /// The next event. Do not call it again after the end of the stream.
  mutating func next() throws(YAMLProblem) -> YAMLEvent {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw problem() }
    defer { yaml_event_delete(&event) }
    var isDecorated = false
    let kind: YAMLEvent.Kind
    switch event.type {
    case YAML_STREAM_START_EVENT: kind = .streamStart
    case YAML_DOCUMENT_START_EVENT: kind = .documentStart
    case YAML_DOCUMENT_END_EVENT: kind = .documentEnd
    case YAML_ALIAS_EVENT: kind = .alias
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      isDecorated = scalar.anchor != nil || scalar.tag != nil
      kind = .scalar(Self.scalar(event))
    case YAML_SEQUENCE_START_EVENT:
      isDecorated = event.data.sequence_start.anchor != nil || event.data.sequence_start.tag != nil
      kind = .sequenceStart
    case YAML_SEQUENCE_END_EVENT: kind = .sequenceEnd
    case YAML_MAPPING_START_EVENT:
      isDecorated = event.data.mapping_start.anchor != nil || event.data.mapping_start.tag != nil
      kind = .mappingStart
    case YAML_MAPPING_END_EVENT: kind = .mappingEnd
    default: kind = .streamEnd
    }
    return YAMLEvent(kind: kind, line: Int(event.start_mark.line), isDecorated: isDecorated)
  }

  private static func scalar(_ event: yaml_event_t) -> YAMLScalar {
    let scalar = event.data.scalar
    let style: YAMLScalar.Style =
      switch scalar.style {
      case YAML_PLAIN_SCALAR_STYLE: .plain
      case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: .block
      default: .quoted
      }
    return YAMLScalar(
      text: String(
        decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self),
      style: style, lastLine: Int(event.end_mark.line), end: Int(event.end_mark.index))
  }

  /// The line is where the token began for an error of the scanner, and where the parser stopped
  /// for others.
  private func problem() -> YAMLProblem {
    let state = parser.pointee
    let text = state.problem.map { String(cString: $0) } ?? "it cannot be read"
    let line =
      switch state.error {
      case YAML_READER_ERROR:
        input.prefix(state.problem_offset).count { $0 == UInt8(ascii: "\n") }
      case YAML_SCANNER_ERROR where state.context != nil: Int(state.context_mark.line)
      default: Int(state.problem_mark.line)
      }
    return YAMLProblem(text: text, line: line)
  }
}
