import SCGI
import Testing

@Suite struct SCGIResponseTests {
  @Test func `a response is written with its length`() {
    var response = SCGIResponse(status: 200, text: "Käse\n")
    response.add("no-store", for: "Cache-Control")
    #expect(
      String(decoding: response.bytes(), as: UTF8.self)
        == "Status: 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nCache-Control: no-store\r\n"
        + "Content-Length: 6\r\n\r\nKäse\n")
  }

  @Test func `the answer to HEAD has the length of the body and no body`() {
    let bytes = SCGIResponse(status: 404, text: "Not here\n").bytes(withBody: false)
    #expect(String(decoding: bytes, as: UTF8.self).hasSuffix("Content-Length: 9\r\n\r\n"))
  }

  @Test func `a value cannot begin another header`() {
    var response = SCGIResponse(status: 303)
    response.add("/a\r\nSet-Cookie: x=y\u{0}\u{7F}", for: "Location")
    #expect(response.header("location") == "/aSet-Cookie: x=y")
    let text = String(decoding: response.bytes(), as: UTF8.self)
    #expect(!text.contains("\r\nSet-Cookie"))
  }
}
