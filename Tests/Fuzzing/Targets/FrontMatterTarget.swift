import Manuscripts

/// The bytes of a manuscript file. A valid file is written and parsed again to the same file. An
/// invalid one is refused in one line that a terminal can show.
enum FrontMatterTarget {
  static func check(_ bytes: UnsafeRawBufferPointer) {
    let file: ManuscriptFile
    do throws(ManuscriptError) {
      file = try ManuscriptFile(parsing: Array(bytes))
    } catch {
      require(isInert(error.description), "an error is one line", error.description)
      return
    }
    let text = file.text
    do throws(ManuscriptError) {
      let again = try ManuscriptFile(parsing: Array(text.utf8))
      require(again == file, "a file that was written reads the same", text)
      require(areSameBytes(again.text, text), "writing again changes nothing", text)
      require(areSameBytes(again.body, file.body), "a body comes back byte for byte", text)
    } catch {
      require(false, "a file that was written can be read", "\(error): \(text)")
    }
  }
}
