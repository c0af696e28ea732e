import Glibc
import Syndication
import SystemCalls

/// A site that is written as a whole, in a folder next to the present one. Once everything is on the
/// disk, the two exchange their names.
struct NewSite: SiteOutput {
  private let folder: SiteFolder
  private var root: String { folder.newSite }

  init(for folder: SiteFolder) throws(Failure) {
    self.folder = folder
    do {
      try SiteFiles.createFolder(root)
      try SiteFiles.createFolder("\(root)/\(SiteState.folder)", for: .owner)
    } catch {
      abandon()
      throw error
    }
  }

  func write(_ bytes: [UInt8], to file: String) throws(Failure) {
    try SiteFiles.create("\(root)/\(file)", bytes, for: Self.access(of: file))
  }

  func remove(_ file: String) throws(Failure) {
    try SiteFiles.remove(file, below: root)
  }

  func publish() throws(Failure) {
    // The next export locks the folder that it finds at the path.
    let lock = try SiteFolder.lock(root)
    defer { SystemCall.unlock(lock) }
    do throws(Failure) {
      try SiteFiles.synchroniseAll(of: root)
      guard SystemCall.exchange(root, folder.path) else {
        throw SiteFiles.failure("replace", folder.path)
      }
    } catch {
      abandon()
      throw error
    }
    try SiteFiles.synchronise(SiteFiles.parent(of: folder.path))
    // It takes long to make them again.
    rename("\(root)/\(PublicPicture.folder)", "\(folder.path)/\(PublicPicture.folder)")
    try SiteFiles.removeFolder(root)
  }

  func abandon() { try? SiteFiles.removeFolder(root) }
}
