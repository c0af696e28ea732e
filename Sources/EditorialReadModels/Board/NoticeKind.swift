/// The kinds of notices that a person can get by e-mail.
package enum NoticeKind: String, CaseIterable, Hashable, Sendable {
  /// Somebody submitted an article.
  case submitted
  /// Somebody requested changes to an article on which the person works.
  case sentBack = "sent-back"
  /// An article that is assigned to the person is due today.
  case due
}
