import Testing

@testable import HTTPClient

struct LibCurlTests {
  @Test(arguments: CurlOption.allCases)
  func `an option has the number that the installed library gives it`(option: CurlOption) throws {
    #expect(try LibCurl.loaded().number(ofOption: option.rawValue) == option.number)
  }
}
