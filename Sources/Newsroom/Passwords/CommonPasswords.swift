/// The words of which the most common passwords consist, by the figures that are published after leaks,
/// and words of our trade. A password of 12 characters is one of them when signs and digits around it
/// are left out.
enum CommonPasswords {
  /// In small letters and digits only, in the order of their bytes.
  static let words: [Substring] = """
    1q2w3e4r5t6y 1q2w3e4r5t6y7u 1q2w3e4r5t6y7u8i 1qaz2wsx3edc 1qazxsw23edc abracadabra access
    acmilan admin administrator adminpassword ajax alexander america andrew android angel angels
    anthony anything apple april arsenal arsenalfc asdfghjkl ashley assassin asshole august
    australia autumn azertyuiop babyboy babygirl banana barbara barcelona baseball basketball
    batman bayern bayernmunich beautiful benfica berlin besiktas beyonce bienvenue birthday
    blackberry blessed blink bmw bonjour borussia brasil breakingnews bullshit butterfly
    california callofduty canada celtic changeme changemenow changethis charlie cheese chelsea
    chelseafc chocolate christmas christopher coffee computer computerscience contrasena
    contraseña cookie cookies correcthorsebatterystaple corvette counterstrike cowboys cricket
    dallascowboys daniel darling database deadline december default defaultpassword demo
    deutschland donotforget dontforget dragon dragonball easter editor editorial editorinchief
    editors elizabeth eminem england espana everton everything example facebook fcbarcelona
    february fenerbahce ferrari flower football footballer forever foreverlove fortnite france
    freedom friday frontpage fuckoff fuckyou fuckyoubitch g00dpassword galatasaray galley
    galleyproof gameofthrones gandalf geheim george germany godisgood godofwar goodluck
    goodmorning goodnight google greenday guest hallelujah hallo halloween happybirthday harley
    harleydavidson harrypotter haslo headline headlines heaven hello hellohello helloworld herbst
    hockey hogwarts hola honda honorificabilitudinitatibus hunter idontcare idontknow ihateyou
    ilovegod ilovejesus iloveme ilovemyself iloveu iloveyou iloveyoubaby iloveyousomuch instagram
    intermilan internet iphone ironmaiden ironman istanbul italia january jennifer jessica jesus
    jesuschrist jesusislord joshua journalism journalist journalists july june justinbieber
    juventus kennwort killer lakers laptop letmein letmeinadmin letmeinnow letmeinplease liberty
    linkedin linkinpark liverpool liverpoolfc login logmein london lordoftherings losangeles
    losenord lovelove loveyou maggie manchester manchestercity manchesterunited manunited march
    mario master matrix matthew may mercedes merrychristmas metallica mexico michael
    michaeljackson michelle microsoft minecraft mississippi monday monkey moscow motdepasse
    motorola mustang mylove mypassword naruto network newpassword news newspaper newsroom newyork
    newyorkcity nicole nirvana nokia nothing november october oldpassword onedirection opensesame
    orange packers paris parola parool pass passphrase passw password password1password
    passwordadmin passwords passwort patriots pizza pleasechange pokemon porsche portugal press
    presse princess publisher publishing pwd q1w2e3r4t5 q1w2e3r4t5y6 q1w2e3r4t5y6u7 qazwsxedc
    qazwsxedcrfv qazwsxedcrfvtgb quickbrownfox qwe123qwe123 qweasdzxc qwertyuiop qwertzuiop ranger
    rangers realmadrid redacao redaccion redaction redaktion redsox remember rememberme reporter
    rihanna robert roblox root rootpassword salasana samantha sample samsung saturday schalke
    secret secretpassword senha september server shadow shakira signin slipknot soccer something
    sommer sonic spiderman spring startrek starwars steelers stephanie strawberry summer sunday
    sunshine supercalifragilisticexpialidocious superman supermario superuser sweetheart sysadmin
    taylorswift temp temporary temppassword tennis test test123test tester testing testpassword
    texas thequickbrownfox thisismypassword thomas thursday tobeornottobe topsecret tottenham
    toyota trustno tuesday twitter unbelievable user username userpassword victoria wachtwoord
    warcraft warszawa wednesday welcome welcomeback welcomehome whatever whatsapp william
    willkommen windows winter winteriscoming wonderwoman worldofwarcraft yamaha yankees
    yourpassword youtube zaq12wsx zaq12wsxcde3 zaq1xsw2cde3 zelda zxcvbnm
    """.split { $0.isWhitespace }

  static func contains(_ word: String) -> Bool {
    let index = words.partitioningIndex { !$0.utf8.lexicographicallyPrecedes(word.utf8) }
    return index < words.endIndex && words[index] == word
  }
}

extension [Substring] {
  /// The first index whose element fits, if all elements after one that fits do so too.
  fileprivate func partitioningIndex(where fits: (Substring) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if fits(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
