import Testing
import WebRequests

struct FormFieldsTests {
  private func form(file name: String) -> FormFields? {
    let body = """
      --B\r\nContent-Disposition: form-data; name="picture"; filename="\(name)"\r\n\r\nx\r\n--B--
      """
    return FormFields(multipart: Array(body.utf8), type: "multipart/form-data; boundary=B")
  }

  @Test(arguments: [
    ("lamp.jpg", "lamp.jpg"), ("C:\\photos\\lamp.jpg", "lamp.jpg"), ("../a/b", "b"),
    ("a%22b", "a\"b"),
  ])
  func `the name of a file has no folder`(given: String, expected: String) throws {
    #expect(try #require(form(file: given)).files.map(\.name) == [expected])
  }

  @Test(arguments: ["", "/", "\\", "//"])
  func `a file without a name is none`(given: String) throws {
    #expect(try #require(form(file: given)).files.isEmpty)
  }
}
