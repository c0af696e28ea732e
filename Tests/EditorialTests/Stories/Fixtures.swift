import Digests
import Editorial
import Foundation
import Testing

func slug(_ text: String) throws -> Slug { try #require(Slug(text)) }
func instant(_ text: String) throws -> Date { try #require(Date(timestamp: text)) }
func key(_ text: String) -> Digest { Digest(of: text.utf8) }

/// Content that can be submitted. Two of them differ in their headline.
func content(_ headline: String = "Cat stuck in tree") throws -> Content {
  Content(
    headline: headline, standfirst: "A rescue in three acts", byline: ["Eve Ember"],
    dateline: Dateline(
      place: "Beijing", date: try #require(CalendarDate("2026-11-23")), source: "TDI"),
    section: "Local", keywords: ["cats", "trees"],
    language: try #require(LanguageTag("en-GB")),
    leadImage: ArticleImage(
      uri: "https://example.org/cat.jpg", caption: "The cat", alt: "A cat in an oak",
      credit: "F. Field"),
    manuscript: key("Once upon a time."), wordCount: 4)
}
