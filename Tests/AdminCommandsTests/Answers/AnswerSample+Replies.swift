import EventSourcing
import Foundation

@testable import AdminCommands
@testable import Editorial
@testable import EditorialReadModels
@testable import Newsroom

extension AnswerSample {
  static var replies: [AnswerSample] {
    [
      AnswerSample("Reply", [waiting, erased]), AnswerSample("ReplyReceipt", receipt),
      AnswerSample(
        "Outcomes of a command on several replies",
        [
          OutcomeAnswer(CommandOutcome(reference: "@41", result: .done(receipt))),
          OutcomeAnswer(CommandOutcome(reference: "@41", result: .repeats("@41"))),
          OutcomeAnswer(
            CommandOutcome(
              reference: "@9", result: .failed(Failure(.notFound, "there is no reply '@9'")))),
        ]),
    ]
  }

  private static var slug: Slug {
    guard let slug = Slug("cat-news") else { preconditionFailure("cat-news is a slug") }
    return slug
  }

  private static var waiting: ReplySummary {
    var row = ReplyRow()
    (row.reply, row.article, row.firstPosition) = (id(5), id(1), 41)
    (row.receivedAt, row.version, row.words) = (at, 2, digest)
    (row.answer, row.answeredBy, row.answeredAt) = (digest, "eva", at + 60)
    return ReplySummary(
      row: row, slug: slug, headline: "Cat",
      words: ReplyWords(stored: #"{"email":"m@a.example","name":"Mara","text":"A dog.\nReally."}"#),
      answer: "Thank you.")
  }

  private static var erased: ReplySummary {
    var row = ReplyRow()
    (row.reply, row.article, row.firstPosition) = (id(6), id(1), 44)
    (row.receivedAt, row.version, row.status, row.words) = (at, 2, .erased, digest)
    (row.decidedBy, row.decidedAt, row.reason) = ("adam", at + 60, "The reader asks.")
    return ReplySummary(row: row, slug: slug, headline: "Cat", words: nil, answer: nil)
  }

  private static var receipt: ReplyReceipt {
    let received = RecordedEvent(
      position: 41, stream: .reply(id(5)), version: 1, id: id(3),
      event: ReplyEvent.received(article: id(1), text: digest), actor: Reply.desk,
      commandID: id(4), recordedAt: at)
    let approved = RecordedEvent(
      position: 42, stream: .reply(id(5)), version: 2, id: id(3), event: ReplyEvent.approved,
      actor: "eva", commandID: id(4), recordedAt: at + 60)
    return ReplyReceipt(
      id: id(5), state: Reply.fold([received, approved]), recorded: [approved], position: 42)
  }
}
