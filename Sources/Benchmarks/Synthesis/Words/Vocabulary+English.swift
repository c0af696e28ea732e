extension Vocabulary {
  static let english = Vocabulary(
    "en",
    common: """
      the of and to a in that for on was with it as at by from he she they is had were has said
      this not but an be who which will their its after would been have more than one when about
      over two into could there no out up if between before since under against while also where
      what so other because during three last many still only first year week day people city
      council minister court company police school market water house road night morning report
      vote plan work government country leader talks price bank money budget union workers strike
      storm river harbour bridge station train farm village island north south east west mayor
      judge doctor teacher pupil driver sailor farmer neighbour witness candidate party member
      committee board office spokesman agency press paper statement letter answer question
      decision rule law case trial charge sentence appeal record figure growth loss profit share
      deal contract supply demand trade border customs fuel power grid line cable tower engine
      """,
    stems: """
      account accident advice airport alarm apple archive artist author autumn balcony barley
      basket battery beach bell blanket boat border bottle branch bread brick broker bucket button
      cabin camera canal candle captain carpet castle cathedral cattle ceiling cellar chain chair
      chapel chart chimney choir cinema circle clerk climate cloud coach coast coffee collar colour
      concert copper corner cotton crane crowd curtain damage dancer depot desert dinner district
      ditch drawer drum earth editor election elevator estate factory fairground fence ferry
      festival field film flood floor flower forest fountain frame freight friend fruit furnace
      garden garage gate glacier glass grain grass gravel grocer guard guest guitar hammer hangar
      harvest hedge helmet hill horizon horse hospital hotel iron jacket journey kitchen ladder
      lamp lantern lawyer leaf ledger lemon library lighthouse lorry machine marble marsh meadow
      medal mill mirror monument motor mountain museum needle notebook orchard orchestra oven
      """,
    endings: "s 's -maker less like ward side -led ful -born")
}
