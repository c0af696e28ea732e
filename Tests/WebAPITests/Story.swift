import Editorial
import Foundation
import Newsroom
import PlainText
import TestSupport

extension WrittenArticle {
  static func sample(_ headline: String) -> WrittenArticle {
    WrittenArticle(
      content: .sample(headline: headline), body: "The lamp in the harbour burned all night.\n")
  }
}

enum Story {
  /// An article that was drafted, approved, published and corrected.
  ///
  /// - Returns: Its id.
  static func published(in newsroom: Newsroom) async throws -> String {
    let (eva, anna) = (
      try await newsroom.acting(as: "eva"), try await newsroom.acting(as: "anna")
    )
    let id = try await eva.draft(.sample("Lamp lit"), slug: .sample("lamp-lit")).id
    _ = try await eva.perform(.submit, on: id)
    _ = try await anna.approve(id)
    _ = try await anna.perform(.publish, on: id)
    _ = try await eva.revise(id, to: .sample("Lamp lit at dusk"))
    _ = try await eva.perform(.submit, on: id)
    _ = try await anna.approve(id)
    _ = try await anna.correct(id, as: .correction, notice: "It was lit at dusk.")
    return id.text
  }
}
