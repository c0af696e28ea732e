import Digests
package import Editorial
package import EditorialReadModels
import Foundation
package import JSON
import PostgresEventStore

extension ArticleAnswer: JSONDescribed {
  package static let json = JSONDescription<ArticleAnswer>(
    "Article", "An article: one of its revisions, and its state.",
    [
      JSONMember("id", "The article's id.", \.revision.article),
      JSONMember("slug", "The current slug.", \.board.slug),
      JSONMember(
        "reference", "A short reference: @ and the position of the article's first event.",
        \.board.reference),
      JSONMember(
        "formerSlugs", "The former slugs, which still lead to the article, oldest first.",
        \.formerSlugs),
      JSONMember("headline", "The headline.", \.revision.headline),
      JSONMember("standfirst", "The standfirst; null for none.", \.revision.standfirst),
      JSONMember("byline", "The names in the byline.", \.revision.byline),
      JSONMember(
        "dateline", "Where and when the story was filed; null for no dateline.",
        \.revision.dateline),
      JSONMember("section", "The section; null for none.", \.revision.section),
      JSONMember("keywords", "The keywords.", \.revision.keywords),
      JSONMember("language", "The language, as a BCP 47 tag.", \.revision.language),
      JSONMember("leadImage", "The lead image; null for none.", \.revision.leadImage),
      JSONMember(
        "images", "The captions, credits and alternative texts of pictures in the body.",
        \.revision.images),
      JSONMember("body", "The body in Markdown; null if it was erased.", \.body),
      JSONMember("erased", "Who erased the body; null if nobody did.", \.erased),
      JSONMember("wordCount", "The words of the body.", \.revision.wordCount),
      JSONMember("pictures", "The pictures that are stored with the article.", \.pictures),
      JSONMember("revision", "The number of the revision, from 1.", \.revision.revision),
      JSONMember("version", "The number of the article's events.", \.board.version),
      JSONMember("digest", "The SHA-256 of the revision's content.", \.revision.digest),
      JSONMember("savedBy", "Who saved the revision.", \.revision.savedBy),
      JSONMember("savedAt", "When the revision was saved.", \.revision.savedAt),
      JSONMember(
        "restoredFrom", "The revision that this one restores; null for none.",
        \.revision.restoredFrom),
      JSONMember(
        "contributors", "Who wrote it since the last publication; none of them may approve it.",
        \.revision.contributors),
      JSONMember("editorialState", "The state of the working revision.", \.board.editorialState),
      JSONMember("publicationState", "The state of the public item.", \.board.publicationState),
      JSONMember("schedule", "The pending publication; null for none.", \.board.schedule),
      JSONMember(
        "unpublication", "When the article is unpublished; null for no such plan.",
        \.board.unpublication),
      JSONMember("hold", "Who put the article on hold; null unless it is on hold.", \.board.hold),
      JSONMember(
        "holdNotice", "What the public reads while the article is on hold; null for nothing.",
        { $0.publication?.holdNotice }),
      JSONMember(
        "embargo", "Until when nothing may be published; null for no embargo.",
        \.board.embargo),
      JSONMember(
        "liveRevision", "The number of the live revision; null if nothing is live.",
        { $0.live?.revision }),
      JSONMember(
        "liveDigest", "The SHA-256 of the live revision's content; null if nothing is live.",
        { $0.live?.digest }),
      JSONMember(
        "firstPublishedAt", "When the article was first published; null if it never was.",
        { $0.publication?.firstPublishedAt }),
      JSONMember(
        "killNotice", "The public notice about a killed article; null if it is not killed.",
        { $0.publication?.killNotice }),
      JSONMember(
        "replacedBy",
        "The present slug of the article to read instead of a killed one; null for none.",
        \.replacement),
      JSONMember("corrections", "The corrections of every kind, oldest first.", \.corrections),
      JSONMember("draftedBy", "Who drafted the article.", \.board.draftedBy),
      JSONMember(
        "submittedBy", "Who submitted the working revision; null if it is not submitted.",
        \.board.submittedBy),
      JSONMember(
        "approvedBy", "Who approved the working revision; null if it is not approved.",
        \.board.approvedBy),
      JSONMember(
        "sentBack", "Who sent the article back and why; null for nobody, and once it is submitted.",
        \.board.sentBack),
      JSONMember("assignee", "To whom the article is assigned; null for nobody.", \.board.assignee),
      JSONMember("due", "When the assignment is due; null for no date.", \.board.due),
      JSONMember("createdAt", "When the article was drafted.", \.board.createdAt),
      JSONMember("updatedAt", "When the article last changed.", \.board.updatedAt),
      JSONMember(
        "asOf", "The instant of the past that was asked about; null for the present.",
        \.asOf),
      JSONMember(
        "asOfPosition", "The position of the log that was asked about; null for the present.",
        { $0.past?.position }),
    ])
}

extension ArticleAnswer {
  fileprivate var formerSlugs: [Slug] { slugs.filter { !$0.isCurrent }.map(\.slug) }
}

extension Dateline: JSONDescribed {
  package static let json = JSONDescription<Dateline>(
    "Dateline", "Where and when a story was filed.",
    [
      JSONMember("place", "The place.", \.place),
      JSONMember("date", "The day.", \.date),
      JSONMember("source", "The agency; null for none.", \.source),
    ])
}

extension ArticleImage: JSONDescribed {
  package static let json = JSONDescription<ArticleImage>(
    "ArticleImage", "A picture of an article, as its readers see it.",
    [
      JSONMember("uri", "The address of the picture.", \.uri),
      JSONMember("caption", "The caption; null for none.", \.caption),
      JSONMember(
        "alt", "What the picture shows, for those who cannot see it; null for none.",
        \.alt),
      JSONMember("credit", "The credit; null for none.", \.credit),
    ])
}

extension CorrectionRow: JSONDescribed {
  package static let json = JSONDescription<CorrectionRow>(
    "Correction", "A correction of any kind.",
    [
      JSONMember("number", "Its number among those of the article, from 1.", \.number),
      JSONMember("kind", "Whether something was wrong, unclear or mistyped.", \.kind),
      JSONMember("notice", "What the public is told.", \.notice),
      JSONMember("revision", "The number of the corrected revision.", \.revision),
      JSONMember(
        "former", "The revision that was live before; null if an import does not say it.",
        \.former),
      JSONMember("publishedBy", "Who published it.", \.publishedBy),
      JSONMember("publishedAt", "When it was published.", \.publishedAt),
    ])
}
