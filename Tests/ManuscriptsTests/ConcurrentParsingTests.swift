import Manuscripts
import Testing

/// Exports convert many texts at the same time.
struct ConcurrentParsingTests {
  @Test func `a text means the same, whatever is parsed at the same time`() async {
    let text = "Words ~~struck out~~, and www.example.org, in *a* text.\n"
    let alone = MarkdownDocument(text).events
    let differences = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<8 {
        group.addTask {
          (0..<4_000).count { _ in MarkdownDocument(text).events != alone }
        }
      }
      return await group.reduce(0, +)
    }
    #expect(differences == 0)
  }
}
