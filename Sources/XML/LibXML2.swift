import Glibc

/// The functions of libxml2 that the readers use. ``LibXML2Writing`` has those of the writer.
///
/// The library is loaded at the first use and not with the program, because loading it takes three
/// milliseconds.
struct LibXML2: Sendable {
  typealias Read =
    @convention(c) (UnsafeMutableRawPointer?, UnsafeMutablePointer<CChar>?, CInt) -> CInt
  typealias Close = @convention(c) (UnsafeMutableRawPointer?) -> CInt
  /// Receives the caller's pointer, a message, its severity, and where it occurred.
  typealias Report =
    @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<CChar>?, CInt, OpaquePointer?) -> Void
  typealias Number = @convention(c) @Sendable (OpaquePointer?) -> CInt
  typealias Text = @convention(c) @Sendable (OpaquePointer?) -> UnsafePointer<CChar>?
  typealias Release = @convention(c) @Sendable (OpaquePointer?) -> Void
  typealias MakeReader =
    @convention(c) @Sendable (
      Read?, Close?, UnsafeMutableRawPointer?, UnsafePointer<CChar>?, UnsafePointer<CChar>?, CInt
    ) -> OpaquePointer?
  typealias SetReport =
    @convention(c) @Sendable (OpaquePointer?, Report?, UnsafeMutableRawPointer?) -> Void
  typealias ReadHTML =
    @convention(c) @Sendable (
      UnsafePointer<CChar>?, CInt, UnsafePointer<CChar>?, UnsafePointer<CChar>?, CInt
    ) -> OpaquePointer?
  typealias Walk = @convention(c) @Sendable (OpaquePointer?) -> OpaquePointer?

  let readerForIO: MakeReader
  let setErrorHandler: SetReport
  let read: Number
  let nodeType: Number
  let isEmptyElement: Number
  let depth: Number
  let line: Number
  let moveToNextAttribute: Number
  let moveToElement: Number
  let localName: Text
  let namespace: Text
  let value: Text
  let freeReader: Release
  let readHTML: ReadHTML
  let walker: Walk
  let freeDocument: Release

  /// The loaded library; nil if it is not installed.
  static let shared: LibXML2? = loaded(LibXML2.init)

  static func loaded() throws(XMLProblem) -> LibXML2 {
    guard let shared else { throw XMLProblem(.notInstalled, line: nil) }
    return shared
  }

  /// The functions that `functions` finds in the library; nil if it is not installed.
  static func loaded<Functions>(
    _ functions: (UnsafeMutableRawPointer) -> Functions?
  ) -> Functions? {
    // 16 is the number since version 2.14.
    for name in ["libxml2.so.2", "libxml2.so.16"] {
      if let handle = dlopen(name, RTLD_NOW | RTLD_LOCAL), let found = functions(handle) {
        return found
      }
    }
    return nil
  }

  private init?(_ handle: UnsafeMutableRawPointer) {
    func function<Function>(_ name: String, as type: Function.Type) -> Function? {
      dlsym(handle, name).map { unsafeBitCast($0, to: type) }
    }
    func number(_ name: String) -> Number? { function(name, as: Number.self) }
    func text(_ name: String) -> Text? { function(name, as: Text.self) }
    func release(_ name: String) -> Release? { function(name, as: Release.self) }
    guard
      let initParser = function(
        "xmlInitParser", as: (@convention(c) @Sendable () -> Void).self),
      let readerForIO = function("xmlReaderForIO", as: MakeReader.self),
      let setErrorHandler = function(
        "xmlTextReaderSetErrorHandler", as: SetReport.self),
      let read = number("xmlTextReaderRead"), let nodeType = number("xmlTextReaderNodeType"),
      let isEmptyElement = number("xmlTextReaderIsEmptyElement"),
      let depth = number("xmlTextReaderDepth"),
      let line = number("xmlTextReaderGetParserLineNumber"),
      let moveToNextAttribute = number("xmlTextReaderMoveToNextAttribute"),
      let moveToElement = number("xmlTextReaderMoveToElement"),
      let localName = text("xmlTextReaderConstLocalName"),
      let namespace = text("xmlTextReaderConstNamespaceUri"),
      let value = text("xmlTextReaderConstValue"), let freeReader = release("xmlFreeTextReader"),
      let readHTML = function("htmlReadMemory", as: ReadHTML.self),
      let walker = function("xmlReaderWalker", as: Walk.self),
      let freeDocument = release("xmlFreeDoc")
    else { return nil }
    initParser()
    self.readerForIO = readerForIO
    self.setErrorHandler = setErrorHandler
    self.read = read
    self.nodeType = nodeType
    self.isEmptyElement = isEmptyElement
    self.depth = depth
    self.line = line
    self.moveToNextAttribute = moveToNextAttribute
    self.moveToElement = moveToElement
    self.localName = localName
    self.namespace = namespace
    self.value = value
    self.freeReader = freeReader
    self.readHTML = readHTML
    self.walker = walker
    self.freeDocument = freeDocument
  }
}
