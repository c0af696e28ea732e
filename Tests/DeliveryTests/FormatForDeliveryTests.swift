import Delivery
import Syndication
import Testing

struct FormatForDeliveryTests {
  /// A destination with another format would not learn of a kill.
  @Test(arguments: SyndicationFormat.allCases)
  func `a format says what is gone if its description says so`(format: SyndicationFormat) throws {
    let publisher = Publisher(name: "The Post", address: "https://post.example")
    let states: [PublicItem.State] = [
      .held(notice: nil), .held(notice: "Wait."), .withdrawn, .killed(notice: "Gone."),
    ]
    let areSaid = try states.allSatisfy {
      try !format.document(of: .sample($0), by: publisher).isEmpty
    }
    #expect(areSaid == format.saysWhatIsGone)
  }

  @Test func `each format has a file name of its own`() {
    let names = SyndicationFormat.allCases.map(\.fileExtension)
    #expect(Set(names).count == names.count)
  }
}
