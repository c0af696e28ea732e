import Glibc

/// Changes the user whose rights the calling thread has to files (Linux's `setfsuid(2)`, which
/// affects one thread). Swift does not import its header, so it is looked up at run time.
struct FileIdentity {
  private typealias SetID = @convention(c) (UInt32) -> Int32
  private let setUser: SetID
  private let setGroup: SetID

  init?() {
    guard let user = dlsym(nil, "setfsuid"), let group = dlsym(nil, "setfsgid") else { return nil }
    setUser = unsafeBitCast(user, to: SetID.self)
    setGroup = unsafeBitCast(group, to: SetID.self)
  }

  func assume(user: uid_t, group: gid_t) {
    // First the group, because only root may change it.
    _ = setGroup(group)
    _ = setUser(user)
  }
}
