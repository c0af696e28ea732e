import Editorial
import HTML
import Manuscripts

extension HTMLWriter {
  /// Writes a dateline. Its date has the order of English words also among those of a script that is
  /// read from right to left, where it would otherwise come apart.
  mutating func write(_ dateline: Dateline) {
    guard dateline.rendered.unicodeScalars.contains(where: Self.isRightToLeft) else {
      write(.span, .cssClass("dateline"), text: dateline.rendered)
      return
    }
    begin(.span, .cssClass("dateline"), .direction("auto"))
    write(dateline.beforeDay)
    write(.span, .direction("ltr"), text: dateline.day)
    write(dateline.afterDay)
    end()
  }

  private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
      true
    default: false
    }
  }
}
