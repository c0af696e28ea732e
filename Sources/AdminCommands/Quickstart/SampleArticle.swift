/// The revisions of the quickstart's article. The place, the people and the lamp are invented.
enum SampleArticle: Int {
  case firstDraft = 1
  /// With a comma added by another person.
  case mended
  /// With the requested section.
  case completed
  /// With a corrected number.
  case corrected

  /// The file: front matter with the number of its base revision, and the manuscript.
  var text: String {
    let base = self == .firstDraft ? "" : "\nrevision: \(rawValue - 1)"
    return Self.fields + base + "\n---\n\n" + manuscript
  }

  private var manuscript: String {
    let comma = self == .firstDraft ? "" : ","
    let steps = self == .corrected ? "112" : "121"
    var parts = [Self.opening(comma: comma), Self.climb(steps: steps)]
    if rawValue >= Self.completed.rawValue { parts.append(Self.money) }
    return (parts + [Self.evening]).joined(separator: "\n\n") + "\n"
  }

  private static let fields = """
    ---
    headline: The harbour lamp at Orrin Head is lit again
    slug: harbour-lamp
    standfirst: After eleven dark winters, the town's old lighthouse has a keeper, a clockwork and
      a light that can be seen from the ferry.
    byline:
      - Mara Tollen
      - Idris Quay
    dateline:
      place: Port Orrin
      date: 2026-11-20
      source: Orrin Harbour Post
    section: Harbour
    keywords: [lighthouse, harbour, restoration]
    language: en
    leadImage:
      uri: https://example.org/pictures/orrin-head-lamp.jpg
      caption: The lamp on its first evening, seen from the end of the east pier.
      alt: A white tower at dusk with a warm light at its top, and the sea behind it.
      credit: Idris Quay / Orrin Harbour Post
    """

  private static func opening(comma: String) -> String {
    """
    On Friday at a quarter past four the lamp at Orrin Head turned for the first time in eleven \
    years. A crowd of about sixty stood on the east pier, most of them with a flask in one hand, \
    and when the beam came round over the water for the first time nobody said anything at all. \
    Then the ferry sounded its horn, and everybody did.

    The light had gone out on a January night, when a storm took the lantern's north windows. The \
    boats have found their way by other means since. But the tower stayed in the town's arms, on \
    its bread bags and on the shirts of its rowing club, and it was the rowing club that would not \
    let the matter rest. In October\(comma) after three years of Saturdays, the last pane was set.
    """
  }

  private static func climb(steps: String) -> String {
    """
    ## \(steps) steps and one clock

    There are \(steps) steps to the lantern room, and Petra Holm has counted them more often than \
    she likes. She mends clocks in Mill Lane, and she took home the clockwork that turns the lens \
    in a fish crate, wheel by wheel, to clean it on her kitchen table.

    > It is a very large clock that tells only one time, and the time is now. You wind it in the \
    evening, and it asks nothing of you until the morning.

    What had to be done, she says, fitted on one sheet of paper that hung inside the tower's door:

    - free the bearing, which the salt had closed,
    - cut two new teeth for the second wheel,
    - hang the weight on a rope that does not stretch,
    - wash the lens, all forty panes of it, with rain water.

    The sheet still hangs there. Somebody has drawn a small fish beside each line that is done, and \
    the plans and measurements are \
    [on the rowing club's pages](https://example.org/orrin-head) for whoever has a lamp of the kind.
    """
  }

  private static let money = """
    ## Who pays

    The lamp costs about as much to run as a kettle, and the harbour office has taken that on. The \
    glass, the rope and the paint were paid for from four summers of boat race suppers, at which \
    the town ate, by the club's own count, two thousand and six plates of mackerel.
    """

  private static let evening = """
    ## An hour before dark

    A keeper has been found as well. Jonas Arkwright, who is nineteen and is learning to build \
    boats, will climb the tower an hour before dark, wind the clock, and stay until the beam has \
    made its first ten turns. He was asked on the pier whether he minded the stairs.

    He did not, he said. From the top you could see who was coming home, and put the water on.

    The lamp is lit every evening until the end of March. On the first Sunday of each month the \
    door is open from two o'clock, for six people at a time; children under eight are asked to \
    bring somebody who will carry them down again.
    """
}
