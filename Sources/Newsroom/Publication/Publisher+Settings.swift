package import Editorial
import Foundation
package import Syndication

extension Publisher {
  /// The publisher that the newsroom's settings name.
  package init(_ settings: NewsroomSettings) {
    func text(_ key: SettingKey) -> String? { settings[key]?.texts.first }
    self.init(
      name: text(.publisherName), address: text(.publisherURL), principles: text(.principles),
      correctionsPolicy: text(.corrections))
  }
}

extension SiteReplyForm {
  /// Where and until when readers reply, by the newsroom's settings.
  ///
  /// - Parameter isServed: Whether the site's own address has the forms, if the settings name none.
  /// - Returns: Nil if no address has them.
  init?(_ settings: NewsroomSettings, isServed: Bool, at now: Date) {
    guard let address = settings[.repliesAddress]?.texts.first ?? (isServed ? "" : nil) else {
      return nil
    }
    self.init(address: address, policy: settings.replies, now: now)
  }
}
