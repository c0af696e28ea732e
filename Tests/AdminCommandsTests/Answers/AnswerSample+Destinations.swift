import Delivery
import Digests
import Editorial
import Foundation
import Newsroom
import Syndication

@testable import AdminCommands

extension AnswerSample {
  static var destinations: [AnswerSample] {
    [
      AnswerSample("Destination", [destination, files]),
      AnswerSample("DestinationReceipt", DestinationReceipt(files, isChanged: true, retried: 2)),
      AnswerSample("DeliveryAttempt", [attempt(nil), attempt("it answered 503")]),
      AnswerSample("ArticleDelivery", [delivery(isWaiting: false), delivery(isWaiting: true)]),
      AnswerSample(
        "DestinationTest",
        DestinationTest(destination: "wire", status: 204, failure: nil, seconds: 0.125)),
    ]
  }

  static var destination: DestinationStatus {
    DestinationStatus(
      Destination(
        id: 1, name: "wire", channel: .webhook, address: "https://wire.example/in", format: .ninjs,
        section: "Islands", secret: .file("/etc/galley/wire.key"),
        allowedAddresses: ["10.0.0.7"], rate: 50, inFlight: 4, state: .active, addedBy: "adam",
        addedAt: at),
      waiting: 2, waitingSince: at, dead: 1, takedowns: 1, lastAttempt: attempt("it answered 503"))
  }

  private static var files: DestinationStatus {
    DestinationStatus(
      Destination(
        id: 2, name: "files", channel: .directory, address: "wire/ninjs", format: .ninjs,
        rate: 0.5, inFlight: 1, state: .paused, addedBy: "adam", addedAt: at),
      waiting: 0, waitingSince: nil, dead: 0, takedowns: 0, lastAttempt: nil)
  }

  private static func attempt(_ failure: String?) -> DeliveryAttempt {
    DeliveryAttempt(
      number: 7, destination: "wire", article: id(1), slug: Slug("cat-news"), change: 17,
      event: id(2), sentAs: .usable, attempt: 1, at: at, seconds: 0.125,
      isConfirmed: failure == nil,
      status: failure == nil ? 204 : 503, failure: failure, digest: digest, bytes: 2_048)
  }

  private static func delivery(isWaiting: Bool) -> ArticleDelivery {
    ArticleDelivery(
      destination: "wire", isRemoved: false, state: isWaiting ? .pending : .delivered,
      isReached: true, confirmedAs: isWaiting ? nil : .killed, confirmedAt: isWaiting ? nil : at,
      confirmedChange: isWaiting ? nil : 17, confirmedDigest: isWaiting ? nil : digest,
      attempts: isWaiting ? 3 : 0, waitingSince: isWaiting ? at : nil,
      failure: isWaiting ? "it answered 503" : nil)
  }
}
