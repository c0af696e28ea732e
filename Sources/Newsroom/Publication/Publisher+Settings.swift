package import Editorial
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
