import Glibc
import SystemCalls

extension ServerUser {
  /// Makes this process run as the user from now on, with all its threads. There is no way back.
  package func become() throws(ServerUserError) {
    guard isAnother else { return }
    guard initgroups(name, group) == 0, setgid(group) == 0, setuid(id) == 0 else {
      throw .cannotBecome(user: name, reason: SystemCall.reason(of: errno))
    }
  }
}
