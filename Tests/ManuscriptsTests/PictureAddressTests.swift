import Testing

@testable import Manuscripts

/// The address of a lead image.
struct PictureAddressTests {
  @Test(arguments: [
    "https://images.example/wall.jpg", "HTTP://images.example/wall.jpg?size=1:2", "http://[::1]/a",
    "file:///srv/pictures/wall.jpg", "wall.jpg", "pictures/wall", "./wall", "/media/17",
    "//images.example/wall.jpg", "bücher/straße.png", "media/a:b",
  ])
  func `a web address or the path of a file is accepted`(text: String) throws {
    var file = ManuscriptFile()
    try file.set(.leadImageURI, to: text)
    #expect(file.leadImage.uri == text)
  }

  @Test(arguments: [
    "javascript:alert(1)", "JavaScript:alert(1)//.jpg", "data:image/png;base64,AAAA",
    "The harbour wall at low water.", "lamp", "https://", "https:wall.jpg", "http:///wall.jpg",
    "ftp://images.example/wall.jpg", "mailto:eva@example.org", "wall photo.jpg", ".", "lamp.",
  ])
  func `any other text is refused with advice`(text: String) {
    let error = #expect(throws: ManuscriptError.self) {
      var file = ManuscriptFile()
      try file.set(.leadImageURI, to: text, line: 4)
    }
    #expect(
      error?.description
        == "line 4: 'leadImage.uri' is neither a web address nor a file; write one "
        + "such as https://example.org/wall.jpg or pictures/wall.jpg, with %20 for a space")
  }

  @Test func `a blank text removes the address`() throws {
    var file = ManuscriptFile()
    try file.set(.leadImageURI, to: "wall.jpg")
    try file.set(.leadImageURI, to: " ")
    #expect(file.leadImage.uri == nil)
  }
}
