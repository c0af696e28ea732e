import Glibc
import SystemCalls

/// Changes of some files of a site.
///
/// The new files are written below `.galley/new`, and a journal names them once all are on the disk.
/// From then on, the changes are carried out: by this export, or by the next one if this one is
/// killed or the power fails. Each step can be repeated. Before, nothing of the site has changed.
struct SiteChanges: SiteOutput {
  private static let newFiles = "\(SiteState.folder)/new"
  private static let journal = "\(SiteState.folder)/journal"

  private let folder: SiteFolder
  private var steps: [Step] = []
  private var numbers: [String: Int] = [:]

  /// One line of the journal.
  private enum Step {
    case move(Int, to: String)
    case remove(String)

    init?(_ line: Substring) {
      guard let space = line.firstIndex(of: " ") else { return nil }
      let file = String(line[line.index(after: space)...])
      if let number = Int(line[..<space]) {
        self = .move(number, to: file)
      } else {
        self = .remove(file)
      }
    }

    var line: String {
      switch self {
      case .move(let number, let file): "\(number) \(file)\n"
      case .remove(let file): "remove \(file)\n"
      }
    }
  }

  init(of folder: SiteFolder) { self.folder = folder }

  mutating func write(_ bytes: [UInt8], to file: String) throws(Failure) {
    let access = Self.access(of: file)
    let path = "\(folder.path)/\(file)"
    // A full disk must stop the export before anything changes.
    try SiteFiles.createFolder(SiteFiles.parent(of: path), for: access)
    let number = numbers[file] ?? steps.count
    let new = Self.path(of: number, in: folder)
    if numbers.updateValue(number, forKey: file) == nil {
      steps.append(.move(number, to: file))
    } else {
      unlink(new)
    }
    try SiteFiles.createFolder("\(folder.path)/\(Self.newFiles)", for: .owner)
    try SiteFiles.create(new, bytes, for: access)
  }

  mutating func remove(_ file: String) { steps.append(.remove(file)) }

  func publish() throws(Failure) {
    do {
      try writeJournal()
    } catch {
      abandon()
      throw error
    }
    try Self.recover(in: folder)
  }

  /// Decides that the changes are carried out, even if the power fails.
  func writeJournal() throws(Failure) {
    let new = "\(folder.path)/\(Self.newFiles)"
    let (draft, journal) = ("\(new)/journal", "\(folder.path)/\(Self.journal)")
    let lines = steps.map(\.line).joined()
    try SiteFiles.createFolder(new, for: .owner)
    try SiteFiles.create(draft, Array(lines.utf8), for: .owner)
    try SiteFiles.synchroniseAll(of: folder.path)
    guard rename(draft, journal) == 0 else { throw SiteFiles.failure("write", journal) }
    do {
      try SiteFiles.synchronise(SiteFiles.parent(of: journal))
    } catch {
      unlink(journal)
      throw error
    }
  }

  func abandon() {
    try? SiteFiles.removeFolder("\(folder.path)/\(Self.newFiles)")
    for case .move(_, let file) in steps {
      SiteFiles.removeEmptyFolders(of: file, below: folder.path)
    }
  }

  /// Carries out the rest of a journal, or removes files that no journal names.
  static func recover(in folder: SiteFolder) throws(Failure) {
    if let journal = try folder.read(Self.journal) {
      let lines = String(decoding: journal, as: UTF8.self).split(separator: "\n")
      for step in lines.compactMap({ Step($0) }) { try carryOut(step, in: folder) }
      try SiteFiles.synchroniseAll(of: folder.path)
      let path = "\(folder.path)/\(Self.journal)"
      guard unlink(path) == 0 else { throw SiteFiles.failure("remove", path) }
      // If it came back, it would move the files of a later export.
      try SiteFiles.synchronise(SiteFiles.parent(of: path))
    }
    try SiteFiles.removeFolder("\(folder.path)/\(Self.newFiles)")
  }

  private static func carryOut(_ step: Step, in folder: SiteFolder) throws(Failure) {
    switch step {
    case .move(let number, let file):
      let (new, target) = (path(of: number, in: folder), "\(folder.path)/\(file)")
      if rename(new, target) == 0 { return }
      guard errno == ENOENT else { throw SiteFiles.failure("write", target) }
      // Without the new file, it was moved before.
      guard Glibc.access(new, F_OK) == 0 else { return }
      // An earlier step has emptied the folder.
      try SiteFiles.createFolder(SiteFiles.parent(of: target), for: access(of: file))
      guard rename(new, target) == 0 else { throw SiteFiles.failure("write", target) }
    case .remove(let file): try SiteFiles.remove(file, below: folder.path)
    }
  }

  private static func path(of number: Int, in folder: SiteFolder) -> String {
    "\(folder.path)/\(newFiles)/\(number)"
  }
}
