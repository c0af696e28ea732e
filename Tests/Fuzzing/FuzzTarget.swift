import Glibc

/// A check that runs on one input. Each target has a line here, a file in Targets and a folder of
/// seeds in Corpora, and possibly a dictionary in Dictionaries.
struct FuzzTarget: Sendable {
  private static let all: [String: @Sendable (UnsafeRawBufferPointer) -> Void] = [
    "archive": ArchiveTarget.check,
    "atom": WireTarget.checkAtom,
    "command-line": CommandLineTarget.check,
    "copy-row": CopyRowTarget.check,
    "differences": DifferencesTarget.check,
    "event": EventTarget.check,
    "export": ExportTarget.check,
    "form": FormTarget.check,
    "front-matter": FrontMatterTarget.check,
    "gzip": GzipTarget.check,
    "html": HTMLTarget.check,
    "instants": InstantsTarget.check,
    "json": JSONTarget.check,
    "mail": MailTarget.check,
    "markdown": MarkdownTarget.check,
    "ninjs": WireTarget.checkNinjs,
    "picture": PictureTarget.check,
    "proof": ProofTarget.check,
    "response-head": ResponseHeadTarget.check,
    "scgi": SCGITarget.check,
    "sealed-event": SealedEventTarget.check,
    "story": StoryTarget.check,
    "terminal-text": TerminalTextTarget.check,
    "xml": XMLTarget.check,
  ]

  /// Returns if every rule holds. Otherwise, it ends the process.
  let check: @Sendable (UnsafeRawBufferPointer) -> Void

  /// The target of this process.
  static let chosen: FuzzTarget = {
    let name = getenv("GALLEY_FUZZ_TARGET").map { String(cString: $0) } ?? ""
    guard let check = all[name] else {
      fatalError("GALLEY_FUZZ_TARGET is none of \(all.keys.sorted().joined(separator: ", "))")
    }
    return FuzzTarget(check: check)
  }()
}

/// libFuzzer calls this with each input.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzTarget.chosen.check(UnsafeRawBufferPointer(start: data, count: count))
  return 0
}
