extension Vocabulary {
  static let german = Vocabulary(
    "de",
    common: """
      der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an
      werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum
      war haben nur oder aber vor zur bis mehr durch man sein wurde sei hatte kann gegen vom
      können schon wenn habe seine ihre dann unter wir soll ich eines Jahr zwei Jahren diese
      dieser wieder keine Uhr seiner worden will zwischen immer Stadt Rat Gericht Bürgermeister
      Polizei Schule Markt Wasser Haus Straße Nacht Morgen Bericht Wahl Regierung Land Preis Bank
      Geld Haushalt Gewerkschaft Streik Sturm Fluss Hafen Brücke Bahnhof Zug Hof Dorf Insel
      Richterin Ärztin Lehrer Schülerin Fahrer Nachbar Zeugin Kandidat Partei Mitglied Ausschuss
      Amt Sprecherin Zeitung Brief Antwort Frage Beschluss Regel Gesetz Fall Prozess Anklage
      Urteil Berufung Zahl Wachstum Verlust Gewinn Anteil Vertrag Handel Grenze Zoll Strom Netz
      """,
    stems: """
      Abend Acker Allee Amsel Apfel Arbeiter Bäcker Balkon Becken Berg Besuch Birken Blumen Boden
      Boot Brunnen Bücher Burg Dach Damm Deich Denkmal Donner Eisen Ernte Fähr Familien Feder
      Fels Fenster Feuer Film Fisch Flug Forst Frühlings Garten Gäste Gebirgs Getreide Glas
      Glocken Gold Graben Grün Hafer Hand Haupt Herbst Himmels Hochwasser Holz Hügel Hütten Jahres
      Kabel Kalk Kammer Kanal Kapellen Kasten Keller Kirchen Klang Kloster Kohlen Konzert Korn
      Kraft Kran Kreis Küchen Küsten Lampen Laub Leder Leucht Licht Linden Luft Mauer Meeres Messe
      Milch Mond Moor Mühlen Museums Nebel Obst Ofen Papier Pfarr Pferde Quellen Rasen Regen Reise
      Ring Rosen Salz Sand Schiffs Schloss Schnee Seiten Sommer Spiegel Stein Stern Tal Tannen Teich
      Tisch Tor Turm Ufer Vogel Wald Wand Wein Weizen Wetter Wiesen Winter Wirtschafts Wolken
      """,
    endings: "haus platz weg amt werk verein fest gebiet ordnung bau")
}
