/// The files of every desk at the start.
enum Manuscript {
  static let files = [
    "wall.md": complete(slug: "wall", body: "The wall will be raised by a metre."),
    "wall2.md": complete(slug: "wall", body: "The wall will be raised by two metres."),
    "sketch.md": "---\nheadline: A sketch\n---\nNothing yet.\n",
    "image.md": """
    ---
    headline: With a picture
    byline: Eva Lindqvist
    dateline: {place: Rostock, date: 2026-11-23}
    leadImage: {uri: "https://images.example/wall.jpg", caption: The wall}
    ---
    The wall.

    """,
    "plain.txt": "Only a body, with no fields.\n",
  ]

  static func complete(slug: String, body: String, revision: Int? = nil) -> String {
    """
    ---
    headline: Harbour wall to be raised
    slug: \(slug)
    standfirst: The council has found the money.
    byline: Eva Lindqvist
    dateline:
      place: Rostock
      date: 2026-11-23
    section: Coast
    keywords: flood, council
    language: en-GB
    \(revision.map { "revision: \($0)\n" } ?? "")---

    \(body)

    """
  }
}
