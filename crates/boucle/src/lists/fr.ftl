lists-title = Listes
lists-count = { $count ->
    [0] Aucune liste pour l’instant
    [one] 1 liste de solutions
   *[other] { $count } listes de solutions
  }
lists-none = Une liste réunit les solutions que vous retenez, avec vos notes. Cochez des solutions dans le catalogue, puis ajoutez-les à une liste.
lists-first = Chercher dans le catalogue
lists-new = Nouvelle liste
lists-change = Modifier la liste
lists-field-title = Titre de la liste
lists-title-missing = Donnez un titre, de 200 caractères au plus.
lists-many = Vous avez déjà fait { $count } listes, c’est le maximum : supprimez-en une d’abord.
lists-sharing = Qui la voit
lists-sharing-hint = Les personnes de l’organisation, ou les membres de l’espace, la lisent ; celles et ceux qui y écrivent peuvent aussi la modifier.
lists-sharing-wrong = Choisissez dans la liste qui la voit.
lists-private = Moi seulement
lists-save = Enregistrer
lists-saved = La liste est enregistrée.
lists-made = La liste est prête. Ajoutez-y des solutions depuis le catalogue.
lists-delete = Supprimer la liste
lists-delete-why = Ses notes disparaissent avec elle, pour toutes les personnes qui la voient. Rien ne permet de revenir en arrière. Les solutions restent au catalogue.
lists-delete-do = Supprimer
lists-deleted = La liste est supprimée.
lists-conflict = Cette liste a été changée entre-temps : elle s’appelle maintenant « { $title } ». Enregistrez de nouveau pour garder ce que vous avez écrit.
lists-solutions = { $count ->
    [0] Aucune solution
    [one] 1 solution
   *[other] { $count } solutions
  }
lists-empty = Cette liste est vide. Cochez des solutions dans le catalogue, puis ajoutez-les ici.
lists-gone = Une solution qui n’est plus publiée
lists-note = Note
lists-note-hint = Pourquoi la retenir, ce qui reste à demander.
lists-note-long = Une note fait 2 000 caractères au plus.
lists-note-save = Enregistrer la note
lists-note-conflict = Quelqu’un a écrit une autre note entre-temps : « { $note } ». La vôtre est ci-dessous : reprenez ce qu’il faut, puis enregistrez.
lists-entry-change = Noter, déplacer, retirer
lists-up = Monter
lists-down = Descendre
lists-remove = Retirer de la liste
lists-take-away = Emporter cette liste :
lists-column-address = Adresse
lists-add = Ajouter à une liste
lists-add-count = { $count ->
    [0] Rien à ajouter à une liste
    [one] Ajouter 1 solution à une liste
   *[other] Ajouter { $count } solutions à une liste
  }
lists-list = Liste
lists-list-missing = Choisissez une liste, ou donnez le titre d’une nouvelle.
lists-or-new = Une nouvelle liste
lists-or-new-hint = Donnez-lui un titre pour la commencer ; personne d’autre ne la voit tant que vous ne la partagez pas.
lists-nothing-chosen = Aucune solution n’est cochée. Cochez-en dans les résultats, puis ajoutez-les à une liste.
lists-full = Une liste contient { $count } solutions au plus.
lists-added = C’est ajouté à la liste.
