import Glibc

/// A filter of the kernel for the packets that arrive at a socket. It needs no rights.
enum PacketFilter {
  /// An instruction of the filter, as the kernel lays it out (`sock_filter`).
  private struct Instruction {
    let code: UInt16
    let jumps: UInt16 = 0
    let value: UInt32
  }

  /// A filter, as the kernel lays it out (`sock_fprog`).
  private struct Program {
    let count: UInt16
    let instructions: UnsafePointer<Instruction>
  }

  /// Return a constant (`BPF_RET | BPF_K`): the number of bytes of the packet to accept.
  private static let returnConstant: UInt16 = 0x06

  /// Drops every packet that arrives, also confirmations and new connections.
  static func dropAll(on socket: Int32) {
    withUnsafePointer(to: Instruction(code: returnConstant, value: 0)) { instruction in
      var program = Program(count: 1, instructions: instruction)
      setsockopt(
        socket, SOL_SOCKET, SO_ATTACH_FILTER, &program, socklen_t(MemoryLayout<Program>.size))
    }
  }

  static func remove(from socket: Int32) {
    var unused: Int32 = 0
    setsockopt(
      socket, SOL_SOCKET, SO_DETACH_FILTER, &unused, socklen_t(MemoryLayout<Int32>.size))
  }
}
