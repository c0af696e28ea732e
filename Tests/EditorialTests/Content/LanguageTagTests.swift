import Editorial
import Testing

struct LanguageTagTests {
  @Test(arguments: [
    ("en", "en"), ("EN-gb", "en-GB"), ("pt-br", "pt-BR"), ("es-419", "es-419"),
    ("ZH-HANT-tw", "zh-Hant-TW"), ("sr-latn", "sr-Latn"), ("zh-cmn-hans-cn", "zh-cmn-Hans-CN"),
    ("sl-ROZAJ-biske", "sl-rozaj-biske"), ("de-CH-1901", "de-CH-1901"),
    ("en-CA-x-CA", "en-CA-x-ca"), ("az-latn-X-Latn", "az-Latn-x-latn"),
    ("de-DE-u-CO-phonebk", "de-DE-u-co-phonebk"),
    ("X-WHATEVER", "x-whatever"), ("haw", "haw"), ("hy-Latn-IT-arevela", "hy-Latn-IT-arevela"),
  ])
  func `a well-formed tag takes its canonical case`(_ text: String, _ canonical: String) {
    #expect(LanguageTag(text)?.text == canonical)
  }

  @Test(arguments: [
    "", "e", "english!", "en_GB", "en-", "-en", "en--GB", "en GB", "abcdefghi", "en-GB-gb",
    "de-DE-u", "de-DE-u-co-u-nu", "de-1901-1901", "x", "x-abcdefghi", "deutsch-abc", "4n", "ên",
    "en-x", "en-GB-oed", "i-klingon", "sgn-BE-FR",
  ])
  func `a malformed tag is refused`(_ text: String) {
    #expect(LanguageTag(text) == nil)
  }
}
