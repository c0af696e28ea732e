import Editorial
import EventSourcing
import Foundation
import Newsroom
import PlainText
import WebRequests

/// What was done just now, as the address of the page after it says.
struct DoneAction {
  let action: ArticleAction
  /// Whether it was so already.
  private let isUnchanged: Bool
  /// The pending items that ended with it.
  private let endings: [PendingItem]

  /// - Parameter former: The article before a new revision, which ends more than its events say.
  init(_ action: ArticleAction, _ receipt: Receipt, after former: ArticleState? = nil) {
    self.action = action
    isUnchanged = receipt.recorded.isEmpty
    let ended = receipt.recorded.dropFirst().compactMap(\.event.endedItem)
    endings = (isUnchanged ? [] : former?.endWithRevision ?? []) + ended
  }

  /// Nil if the query says nothing about it.
  init?(_ query: FormFields) {
    guard let action = query.text("done").flatMap({ ArticleAction(rawValue: $0) }) else {
      return nil
    }
    self.action = action
    isUnchanged = query["same"] != nil
    endings = query.all("ended-item").compactMap { PendingItem(rawValue: $0) }
  }

  /// - Parameter form: The form of the editor that ended.
  func query(ending form: UUID? = nil) -> AddressQuery {
    var query = AddressQuery().adding("done", action.rawValue).adding("ended", form?.text)
    if isUnchanged { query.add("same", "1") }
    for ending in endings { query.add("ended-item", ending.rawValue) }
    return query
  }

  var words: String {
    guard !isUnchanged else {
      return action == .save ? DeskWords.nothingSaved : DeskWords.nothingChanged
    }
    guard !endings.isEmpty else { return action.doneWords }
    return "\(action.doneWords) \(DeskWords.cancelled(endings))"
  }

  /// What takes it back.
  var inverse: ArticleAction? { isUnchanged ? nil : action.inverse }
}

extension ArticleState {
  /// What a new revision ends without an event of its own.
  fileprivate var endWithRevision: [PendingItem] {
    [.approval, .submission].filter(isPending)
  }
}
