extension Vocabulary {
  static let french = Vocabulary(
    "fr",
    common: """
      de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont
      avec ils été cette mais ou son ont aux elle deux même ces après leur fait sa entre sans comme
      où dont depuis contre encore trois tout sous aussi avant être était selon ans très lors vers
      année ville conseil ministre tribunal société police école marché eau maison route nuit matin
      rapport vote projet travail gouvernement pays prix banque argent budget syndicat grève orage
      fleuve port pont gare train ferme village île nord sud est ouest maire juge médecin maître
      élève conducteur marin voisin témoin candidat parti membre comité bureau agence presse
      journal lettre réponse question décision règle loi affaire procès peine appel chiffre
      croissance perte part accord contrat offre demande commerce frontière douane énergie réseau
      """,
    stems: """
      abricot accueil agricole aile allumette amande ancre arbre archive arme armoire artiste atelier
      auberge aurore automne balance barque barrage bassin bâtiment berge bougie boucle boulange
      branche brique brume cabane cadran calcaire campagne canal capitaine carrière cathédrale
      cerise chaîne chambre chant chapelle charpente château cheminée cinéma citerne clocher colline
      colonne concert coquille corde côte coton couloir cour cristal cuisine cuivre danse dépôt
      désert digue drapeau échelle écluse église encre épice escale étang étoile fabrique falaise
      farine fenêtre feuille fontaine forge forêt fruit galerie gant glace grange granit grille
      herbe horizon horloge hôtel jardin laine lampe lanterne légume lierre livre lumière machine
      marbre marée médaille meuble miroir montagne moulin musée nappe navire neige noisette nuage
      orchestre orge papier parc pavé pêche pierre pilote plage plaine plume poire pommier porche
      """,
    endings: "s ment eur euse age ette ier ière iste ain")
}
