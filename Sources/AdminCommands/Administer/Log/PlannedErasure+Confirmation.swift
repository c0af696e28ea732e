import Editorial
import EditorialReadModels
import Newsroom

extension PlannedErasure {
  /// The question before it is carried out.
  var confirmation: Confirmation {
    let name = slug?.text ?? "the article"
    let texts = ArticleEvent.texts(revisions, notes, pictures: pictures.count)
    return Confirmation(
      warning: "erasing \(texts) of \(name) cannot be undone",
      consequences: [
        "No query, export or earlier moment shows it again; the record of who did what stays.",
        pictures.isEmpty ? nil : "Pictures: \(pictures.map(\.path).joined(separator: ", ")).",
        isLive ? "\(name) is live, and stays live without it." : nil,
        ended.list.map { "This ends \($0)." },
      ].compactMap(\.self),
      question: "Erase it?")
  }
}
