import HTML

/// The page that explains how a reader checks an article, and what a check can show.
struct CheckingPage {
  let site: Site

  func render() -> [UInt8] {
    let frame = PageFrame(site: site, path: .checking, title: SiteWords.check)
    return frame.page { writer in
      writer.begin(.article)
      writer.begin(.header)
      writer.write(.h1, text: SiteWords.check)
      writer.write(.p, .cssClass("standfirst"), text: CheckingWords.standfirst)
      writer.end()
      writer.begin(.div, .cssClass("body"))
      for section in CheckingWords.sections {
        writer.write(.h2, text: section.title)
        for paragraph in section.paragraphs { writer.write(.p, text: paragraph) }
        guard !section.steps.isEmpty else { continue }
        writer.begin(.ol)
        for step in section.steps {
          writer.begin(.li)
          writer.write(.p, text: step.words)
          if let command = step.command {
            writer.begin(.pre)
            writer.write(.code, text: command)
            writer.end()
          }
          writer.end()
        }
        writer.end()
      }
      writer.end()
      writer.end()
    }
  }
}

/// The words of the page, in English.
enum CheckingWords {
  struct Section {
    let title: String
    var paragraphs: [String] = []
    var steps: [(words: String, command: String?)] = []
  }

  static let standfirst =
    "Every change to an article is kept in a log that cannot be changed without being noticed. "
    + "You can check for yourself that we published a text in this form, and when."

  static let sections = [
    Section(
      title: "What each page shows",
      paragraphs: [
        "At its end, an article names its permanent identifier, the times at which each version was "
          + "public, and the digest of the present version. A digest is a number that is calculated "
          + "from the headline, the text and everything else that readers see. If one letter "
          + "changes, the digest is another one.",
        "Corrections stay with the article for as long as it exists, in order, and there is a page "
          + "with all of them.",
      ]),
    Section(
      title: "How to check a publication",
      paragraphs: [
        "A proof is a small file. It contains the record of the publication with the digest, a chain "
          + "of numbers up to a seal, and our signature under the seal. A second file contains the "
          + "text from which the digest is calculated."
      ],
      steps: [
        (
          "Ask us for the two files of the article and for our public key. Make sure that the key is "
            + "ours from a place that is not this site.", nil
        ),
        (
          "Check them on your own computer. It needs no connection to us.",
          "galley log check-proof article.tlog-proof --text article.text.json --key desk.pub"
        ),
        (
          "Compare the digest in the answer with the digest on the article's page. If they are equal, "
            + "we published this version, and the proof says when and by whom.", nil
        ),
      ]),
    Section(
      title: "What a check does not show",
      paragraphs: [
        "A proof shows that the record is the one that we sealed. It does not show that the article is "
          + "right: for that, we have editors, and corrections.",
        "A text that was killed or erased has no digest here. Its record is still in the log, "
          + "without the text.",
      ]),
  ]
}
