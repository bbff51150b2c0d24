edition-report-title = Bilan
edition-report-found = { $structures ->
    [0] Aucune structure accompagnée
    [one] 1 structure accompagnée
   *[other] { $structures } structures accompagnées
  }, { $purchases ->
    [0] aucun achat conclu
    [one] 1 achat conclu
   *[other] { $purchases } achats conclus
  }
edition-report-of = Chiffres du { $date }
edition-report-draft = Chiffres du { $date }. Ce bilan n’est pas publié : seules les personnes qui organisent et accompagnent l’édition le lisent.
edition-report-write = Écrire le bilan
edition-report-lead = Racontez l’année : ce qui a réussi, ce qui a manqué, ce que vous ferez autrement. Les chiffres s’ajoutent d’eux-mêmes.
edition-report-text = Le bilan
edition-report-text-hint = Il est public : ne nommez personne sans son accord. La mise en forme Markdown est possible.
edition-report-empty = Écrivez quelques lignes avant de publier
edition-report-not-ended = Le bilan se publie une fois l’édition terminée
edition-report-publish = Publier le bilan
edition-report-publish-hint = Publié, il se lit sur la page de l’édition, avec les chiffres de ce jour-là, qui ne changent plus. Ce que vous enregistrez ensuite se lit aussitôt.
edition-report-published = Le bilan est publié
edition-report-withdrawn = Le bilan n’est plus public
edition-report-saved = C’est enregistré
edition-report-conflict = Quelqu’un a enregistré entre-temps : comparez, puis enregistrez de nouveau pour garder votre texte
edition-report-theirs = Ce que l’autre personne a enregistré
edition-report-none = Le texte du bilan n’est pas encore écrit. Les chiffres sont déjà là.
edition-report-figures = Les chiffres
edition-report-method = Comment on compte
edition-report-column-about = Sujet
edition-report-column-group = Groupe
edition-report-column-figure = Indicateur
edition-report-column-value = Valeur
edition-report-column-unit = Unité
edition-report-percent = { $value } %
edition-report-few = Moins de trois
edition-report-others = Autres
edition-report-bar = { $group } : { $count }
edition-report-share = Part
edition-report-structures = Structures accompagnées
edition-report-projects = Projets d’achat
edition-report-by-ownership = Publiques ou privées
edition-report-by-sectors = Par secteur
edition-report-by-territories = Par territoire
edition-report-by-stages = Par étape
edition-report-sessions = { $count ->
    [one] 1 séance tenue
   *[other] { $count } séances tenues
  }
edition-report-session = Séance
edition-report-day = Jour
edition-report-attendance = Présence
edition-report-there = { $there } sur { $people }
edition-report-not-noted = Non relevée
edition-report-opinion = Avis des personnes présentes
edition-report-grades = Utile : { $useful } sur 4. Clair : { $clear } sur 4.
edition-report-figure-structures = Structures
edition-report-method-structures = Les structures admises dans l’édition.
edition-report-figure-people = Personnes
edition-report-method-people = Les participantes et participants de ces structures.
edition-report-figure-sessions = Séances
edition-report-method-sessions = Les séances tenues ; celles qui ont été annulées n’y sont pas.
edition-report-figure-attendance = Présence
edition-report-method-attendance = Part des personnes attendues qui sont venues, aux séances dont la présence est donnée.
edition-report-figure-projects = Projets d’achat
edition-report-method-projects = Les projets menés dans l’édition, abandonnés compris.
edition-report-figure-procedures = Procédures lancées
edition-report-method-procedures = Les projets dont la procédure d’achat a commencé.
edition-report-figure-purchases = Achats conclus
edition-report-method-purchases = Les projets dont le marché est signé.
edition-report-figure-amount = Montant des achats
edition-report-method-amount = La somme des achats conclus dont le montant est connu, à partir de trois.
edition-report-figure-circular = Avec une clause circulaire
edition-report-method-circular = Part des achats conclus dont le contrat contient une clause circulaire.
edition-report-figure-social = Avec une clause sociale
edition-report-method-social = Part des achats conclus dont le contrat contient une clause sociale.
edition-report-figure-useful = Utile à mon achat
edition-report-method-useful = Moyenne des réponses à la fin des séances, de 1 à 4.
edition-report-figure-clear = Clair
edition-report-method-clear = Moyenne des réponses à la fin des séances, de 1 à 4.
edition-report-hidden = Ce qui n’est pas montré
edition-report-rule = { $count ->
   *[other] Aucune personne et aucune structure n’est nommée. Un groupe de moins de { $count } est compté avec « Autres », et un territoire s’élargit jusqu’à en réunir { $count }, sans ceux qui sont donnés à part ; si les « Autres » restent moins de { $count }, le plus petit groupe les rejoint. Le nombre de projets, de procédures et d’achats est celui de toute l’édition. Une présence, un montant, une part ou une moyenne n’est donné qu’à partir de { $count }.
  }
edition-report-csv = Les chiffres en CSV
edition-report-json = Les chiffres en JSON
edition-report-read = Lire le bilan de l’édition
