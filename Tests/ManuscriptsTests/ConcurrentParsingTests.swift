import Manuscripts
import Testing

/// Exports convert many texts at the same time.
struct ConcurrentParsingTests {
  /// The second text has the characters that the extensions look for, but nothing for them.
  private static let texts = [
    "Words ~~struck out~~, and www.example.org, in *a* text.\n",
    "Two words: wow, and *a* ratio of 1:2 in a row.\n",
  ]

  @Test func `a text means the same, whatever is parsed at the same time`() async {
    let alone = Self.texts.map { MarkdownDocument($0).events }
    let differences = await withTaskGroup(of: Int.self) { group in
      for number in 0..<8 {
        let (text, alone) = (Self.texts[number % 2], alone[number % 2])
        group.addTask {
          (0..<4_000).count { _ in MarkdownDocument(text).events != alone }
        }
      }
      return await group.reduce(0, +)
    }
    #expect(differences == 0)
  }
}
