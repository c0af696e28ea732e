import WebRequests

/// A form as a browser sends it, in both encodings. What was read stays in the limits, and is the same
/// however often it is read.
enum FormTarget {
  /// The input is the boundary up to the first line break, and then the form.
  static func check(_ bytes: UnsafeRawBufferPointer) {
    let body = Array(bytes)
    checkTexts(of: FormFields(body), in: body)
    let end = body.firstIndex(of: UInt8(ascii: "\n")) ?? body.endIndex
    let boundary = String(decoding: body[..<end], as: UTF8.self)
    let type = "multipart/form-data; boundary=\(boundary)"
    let form = Array(body[end...].dropFirst())
    let fields = FormFields(multipart: form, type: type)
    checkTexts(of: fields, in: form)
    require(fields == FormFields(multipart: form, type: type), "a form is read the same twice")
    for file in fields?.files ?? [] {
      require(file.bytes.count <= form.count, "a file is a part of the form")
      require(!file.name.isEmpty, "a file has a name")
      require(
        !file.name.contains("/") && !file.name.contains("\\"), "a name has no folder", file.name)
    }
  }

  private static func checkTexts(of fields: FormFields?, in body: [UInt8]) {
    guard let fields else { return }
    for name in fields.names {
      for text in fields.all(name) {
        // An escape can become a line break or a quotation mark, and nothing longer.
        require(text.utf8.count <= body.count, "a text is a part of the form")
        require(!text.contains("\r\n"), "a line break is one character")
      }
    }
  }
}
