import JSON
import Terminal
import Testing

/// Answers as CSV.
struct CSVOutputTests {
  private struct Row: JSONDescribed {
    struct Place: JSONDescribed {
      let town: String

      static let json = JSONDescription<Place>(
        "Place", "A place.", [JSONMember("town", "It.", \.town)])
    }

    var slug = "wall"
    var count = 1
    var isLive = true
    var words: [String] = []
    var place: Place?
    var places: [Place] = []

    static let json = JSONDescription<Row>(
      "Row", "A row.",
      [
        JSONMember("slug", "It.", \.slug), JSONMember("count", "It.", \.count),
        JSONMember("isLive", "It.", \.isLive), JSONMember("words", "They.", \.words),
        JSONMember("place", "It.", \.place), JSONMember("places", "They.", \.places),
      ])
  }

  private static let head = "slug,count,isLive,words,place.town,places\n"

  @Test func `an empty list has the names of its columns`() {
    #expect(CSVOutput.text(of: [Row]()) == Self.head)
  }

  @Test func `a list has a line for each element`() {
    var full = Row()
    (full.slug, full.words, full.place) = ("sea", ["a", "b"], Row.Place(town: "Orrin"))
    full.places = [Row.Place(town: "x")]
    #expect(
      CSVOutput.text(of: [Row(), full]) == Self.head + "wall,1,true,,,\n"
        + #"sea,1,true,a; b,Orrin,"[{""town"":""x""}]""# + "\n")
  }

  @Test func `a single value and a list of texts are lists, too`() {
    #expect(CSVOutput.text(of: Row()) == Self.head + "wall,1,true,,,\n")
    #expect(CSVOutput.text(of: ["a", "b"]) == "value\na\nb\n")
  }

  @Test func `a field with a comma, a quotation mark or a line break is quoted`() {
    #expect(
      CSVOutput.text(of: ["a,b", "say \"no\"", "a\nb"])
        == "value\n\"a,b\"\n\"say \"\"no\"\"\"\n\"a\nb\"\n")
  }

  @Test func `a control character cannot reach a terminal`() {
    #expect(CSVOutput.text(of: ["a\u{1B}[2Jb"]) == "value\na\u{241B}[2Jb\n")
  }
}
