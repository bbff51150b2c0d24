settings-categories = Catégories
settings-categories-lead = Ce par quoi solutions et besoins se trouvent. Renommer vaut aussitôt partout ; une catégorie retirée reste sur ce qui la porte et n’est plus proposée.
settings-retired = Retirée
settings-change = Modifier
settings-category-new = Ajouter une catégorie
settings-name-fr = Nom en français
settings-name-en = Nom en anglais
settings-name-wrong = Donnez un nom de 200 caractères au plus
settings-parent = Dans quelle famille
settings-parent-none = Aucune : c’est une famille
settings-add = Ajouter
settings-save = Enregistrer
settings-saved = C’est enregistré, et vaut dès maintenant
settings-words-fr = Autres mots, en français
settings-words-en = Autres mots, en anglais
settings-words-hint = Un par ligne : ce que les gens écrivent quand ils pensent à cette catégorie.
settings-cpv = Codes CPV
settings-naf = Codes NAF
settings-codes-hint = Un par ligne. Les fichiers importés se rangent d’après eux.
settings-retire = Retirer : ne plus la proposer
settings-conflict = Quelqu’un a enregistré entre-temps : comparez, puis enregistrez de nouveau pour garder votre texte
settings-theirs = Ce que l’autre personne a enregistré
settings-merge = Fusionner
settings-merge-lead = Ses solutions, ses besoins et ses codes passent à l’autre catégorie, et celle-ci est retirée. Cela ne se défait pas d’un geste.
settings-merge-into = Avec
settings-merge-do = Fusionner
settings-merge-wrong = Choisissez l’autre catégorie
settings-merged = La fusion est faite
settings-synonyms = Mots de même sens
settings-synonyms-lead = Qui cherche l’un trouve les autres.
settings-synonyms-fr = En français
settings-synonyms-en = En anglais
settings-synonyms-hint = Un groupe par ligne, ses mots séparés par des virgules.
settings-synonyms-alone = « { $words } » : un groupe a de 2 à 30 mots
settings-synonyms-many = 2000 groupes au plus par langue
settings-synonyms-conflict = Quelqu’un a enregistré une autre liste entre-temps. Votre texte est là : enregistrez de nouveau pour qu’il la remplace.
settings-weights = Poids des critères
settings-weights-lead = Ce que vaut chaque critère dans la note d’une solution pour un besoin. La somme fait 100.
settings-weight-default = { $points } à l’origine
settings-weight-wrong = Un nombre de 0 à 100
settings-weights-sum = La somme fait { $sum } ; elle doit faire 100
settings-turns = À chaque fournisseur son tour
settings-most-of-one = Solutions d’un même fournisseur avant celles des autres
settings-most-of-one-hint = De 1 à 20 ; laissé vide, 2. Les suivantes ne sont pas perdues : elles viennent après. À note égale, l’ordre change chaque jour.
settings-most-of-one-wrong = Un nombre de 1 à { $count }
settings-try = Essayer avant d’enregistrer
settings-try-need = Sur quel besoin
settings-try-do = Comparer
settings-as-is = Avec les poids actuels
settings-as-typed = Avec ceux-ci
settings-defaults = Revenir aux poids d’origine
settings-solutions = { $count ->
    [0] aucune solution
    [one] 1 solution
   *[other] { $count } solutions
  }
settings-needs = { $count ->
    [0] aucun besoin
    [one] 1 besoin
   *[other] { $count } besoins
  }
settings-synonyms-title = { $count ->
    [0] Mots de même sens
    [one] 1 groupe de mots de même sens
   *[other] { $count } groupes de mots de même sens
  }
settings-embedding = Sites partenaires
settings-embedding-lead = Les sites qui peuvent montrer, dans un cadre de leurs pages, les solutions publiées que trouve une recherche.
settings-embedding-sites = Sites autorisés
settings-embedding-hint = Un par ligne, comme https://ville.example.org. Sans aucun, personne ne peut montrer le catalogue dans ses pages.
settings-embedding-wrong = « { $site } » n’est pas l’adresse d’un site : écrivez https:// puis son nom, sans page.
settings-embedding-many = Autorisez au plus { $count } sites.
settings-embedding-conflict = La liste a été changée entre-temps. Elle est maintenant : { $sites }. Enregistrez de nouveau pour garder la vôtre.
