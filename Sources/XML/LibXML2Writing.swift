import Glibc

/// The functions of libxml2 that the writer uses.
struct LibXML2Writing: Sendable {
  /// Receives the caller's pointer and bytes, and returns their number.
  typealias Output =
    @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<CChar>?, CInt) -> CInt
  typealias Close = @convention(c) (UnsafeMutableRawPointer?) -> CInt
  typealias MakeBuffer =
    @convention(c) @Sendable (
      Output?, Close?, UnsafeMutableRawPointer?, OpaquePointer?
    ) -> OpaquePointer?
  typealias MakeWriter = @convention(c) @Sendable (OpaquePointer?) -> OpaquePointer?
  typealias Release = @convention(c) @Sendable (OpaquePointer?) -> Void
  /// These return the number of bytes, or -1.
  typealias Step = @convention(c) @Sendable (OpaquePointer?) -> CInt
  typealias WriteText = @convention(c) @Sendable (OpaquePointer?, UnsafePointer<CChar>?) -> CInt
  typealias WriteBytes =
    @convention(c) @Sendable (OpaquePointer?, UnsafePointer<CChar>?, CInt) -> CInt
  typealias WritePair =
    @convention(c) @Sendable (
      OpaquePointer?, UnsafePointer<CChar>?, UnsafePointer<CChar>?
    ) -> CInt
  typealias Declare =
    @convention(c) @Sendable (
      OpaquePointer?, UnsafePointer<CChar>?, UnsafePointer<CChar>?, UnsafePointer<CChar>?
    ) -> CInt

  let buffer: MakeBuffer
  let writer: MakeWriter
  let freeWriter: Release
  let declare: Declare
  let startElement: WriteText
  let endElement: Step
  let attribute: WritePair
  let text: WriteText
  let markup: WriteBytes
  let flush: Step

  /// The loaded library; nil if it is not installed.
  private static let shared: LibXML2Writing? = LibXML2.loaded(LibXML2Writing.init)

  static func loaded() throws(XMLProblem) -> LibXML2Writing {
    guard let shared else { throw XMLProblem(.notInstalled, line: nil) }
    return shared
  }

  private init?(_ handle: UnsafeMutableRawPointer) {
    func function<Function>(_ name: String, as type: Function.Type = Function.self) -> Function? {
      dlsym(handle, name).map { unsafeBitCast($0, to: type) }
    }
    guard let buffer: MakeBuffer = function("xmlOutputBufferCreateIO"),
      let writer: MakeWriter = function("xmlNewTextWriter"),
      let freeWriter: Release = function("xmlFreeTextWriter"),
      let declare: Declare = function("xmlTextWriterStartDocument"),
      let startElement: WriteText = function("xmlTextWriterStartElement"),
      let endElement: Step = function("xmlTextWriterEndElement"),
      let attribute: WritePair = function("xmlTextWriterWriteAttribute"),
      let text: WriteText = function("xmlTextWriterWriteString"),
      let markup: WriteBytes = function("xmlTextWriterWriteRawLen"),
      let flush: Step = function("xmlTextWriterFlush")
    else { return nil }
    self.buffer = buffer
    self.writer = writer
    self.freeWriter = freeWriter
    self.declare = declare
    self.startElement = startElement
    self.endElement = endElement
    self.attribute = attribute
    self.text = text
    self.markup = markup
    self.flush = flush
  }
}
