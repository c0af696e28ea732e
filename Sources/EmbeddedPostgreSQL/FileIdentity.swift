import Glibc

/// Whose rights the calling thread has to files (Linux's `setfsuid(2)`, which works for one
/// thread alone). Its header is not part of Swift's view of the C library, so it is looked up.
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
    // The group first: once the user is not root, it could not be changed.
    _ = setGroup(group)
    _ = setUser(user)
  }
}
