pages-title = Pages
pages-tree = Pages de l’espace
pages-all = Toutes les pages
pages-count = { $count ->
    [0] Pages
    [one] 1 page
   *[other] { $count } pages
  }
pages-none = Une foire aux questions, un guide, un compte rendu : ce que l’espace veut garder s’écrit ici, à plusieurs.
pages-first = Écrire la première page
pages-new = Écrire une page
pages-new-under = Écrire une page sous celle-ci
pages-edit = Modifier
pages-edit-title = Modifier « { $page } »
pages-title-label = Titre
pages-title-wrong = Donnez un titre de 200 caractères au plus
pages-text = Texte
pages-text-wrong = Ce texte est trop long : partagez-le en plusieurs pages
pages-parent = Sous la page
pages-first-level = Premier niveau
pages-comment = Ce qui change, en quelques mots
pages-comment-hint = Facultatif. On le lira dans l’historique.
pages-comment-wrong = 200 caractères au plus
pages-minor = Simple correction, qui ne mérite pas d’avertir les autres
pages-save = Publier
pages-saved = La page est publiée
pages-merged = La page est publiée avec ce qu’une autre personne y a écrit pendant ce temps
pages-leave = Revenir sans publier
pages-preview = Aperçu
pages-preview-do = Voir l’aperçu
pages-draft-keep = Garder comme brouillon
pages-draft-kept = Votre brouillon est gardé ; personne d’autre ne le voit
pages-draft-drop = Jeter le brouillon
pages-draft-dropped = Le brouillon est jeté
pages-draft-here = Voici votre brouillon.
pages-draft-stale = Voici votre brouillon. La page a changé depuis : en publiant, les deux textes seront réunis si c’est possible.
pages-draft-since = Vous avez un brouillon du { $date }.
pages-draft-go-on = Le reprendre
pages-drafts = { $count ->
    [one] Votre brouillon
   *[other] Vos { $count } brouillons
  }
pages-conflict = Quelqu’un a changé les mêmes lignes pendant que vous écriviez. Votre texte est ci-dessous : reprenez-y ce qu’il faut garder, puis publiez.
pages-theirs = Du texte publié entre-temps au vôtre
pages-theirs-hint = Barré : ce qui n’est que dans le texte publié. Souligné : ce qui n’est que dans le vôtre.
pages-empty = Cette page n’a pas encore de texte.
pages-updated-by = { $date }, par { $person }
pages-changed-since = Cette page a changé depuis votre dernière lecture.
pages-changed-see = Voir ce qui a changé
pages-contents = Sur cette page
pages-question-here = Adresse de cette réponse
pages-linking = { $count ->
    [one] Une page mène ici
   *[other] { $count } pages mènent ici
  }
pages-link-gone = page supprimée
pages-alert-note = À savoir
pages-alert-tip = Conseil
pages-alert-important = Important
pages-alert-warning = Attention
pages-alert-caution = Danger
pages-locked = Verrouillée
pages-lock = Verrouiller la page
pages-unlock = Déverrouiller la page
pages-locked-done = La page est verrouillée : seules les personnes qui animent l’espace la modifient
pages-unlocked-done = La page est ouverte à tous les membres
pages-watch = Suivre cette page
pages-unwatch = Ne plus la suivre
pages-watched = Vous suivez cette page : ses changements vous parviennent aussitôt
pages-unwatched = Vous ne suivez plus cette page
pages-move = Déplacer
pages-move-elsewhere = Choisir une autre place
pages-move-under = Ou la mettre sous
pages-move-do = Mettre à cet endroit
pages-move-impossible = Cette page ne peut pas aller à cet endroit
pages-step-up = Monter
pages-step-down = Descendre
pages-step-in = Sous la précédente
pages-step-out = Un niveau plus haut
pages-delete = Supprimer la page
pages-delete-title = Supprimer « { $page } » ?
pages-delete-lead = { $count ->
    [one] Son texte ne pourra pas être retrouvé.
   *[other] Son texte et ses { $count } versions ne pourront pas être retrouvés.
  }
pages-delete-below = Les pages qui sont dessous prendront sa place :
pages-keep = La garder
pages-deleted = La page est supprimée
pages-history = Historique
pages-revisions = { $count ->
    [one] 1 version
   *[other] { $count } versions
  }
pages-revision = Version { $number }
pages-older = Versions plus anciennes
pages-is-minor = correction
pages-column-old = De
pages-column-new = À
pages-column-revision = Version
pages-column-when = Date
pages-column-who = Auteur
pages-column-why = Ce qui change
pages-pick-old = Comparer depuis la version { $number }
pages-pick-new = Comparer jusqu’à la version { $number }
pages-compare-do = Comparer
pages-compare-now = Comparer avec la version actuelle
pages-comparison = Comparaison
pages-changes = { $count ->
    [0] Rien n’a changé
    [one] 1 ligne a changé
   *[other] { $count } lignes ont changé
  }
pages-compared = De la version { $old } à la version { $new }
pages-views = Façons de comparer
pages-view-inline = Dans le texte
pages-view-sides = Côte à côte
pages-skipped = { $count ->
    [one] 1 ligne identique
   *[other] { $count } lignes identiques
  }
pages-see-revision = Lire la version { $number }
pages-old = Version { $number }, du { $date }
pages-old-by = par { $person }.
pages-old-now = Lire la version actuelle
pages-restore = Rétablir cette version
pages-restored = Cette version est rétablie, et l’autre reste dans l’historique
pages-restored-comment = Retour à la version { $number }
pages-withdraw = Retirer ce texte de l’historique
pages-withdraw-hint = À faire quand une version donne des renseignements sur une personne qui n’auraient pas dû y être. Le texte disparaît ; on sait encore qu’une version a été retirée.
pages-withdrawn = retirée
pages-withdrawn-why = Le texte de cette version a été retiré de l’historique.
pages-withdrawn-done = Le texte est retiré de l’historique
pages-authors = Qui a écrit quoi
pages-authors-title = Qui a écrit « { $page } »
pages-print = Version à imprimer
pages-print-all = Tout imprimer
pages-print-back = Revenir à l’écran
pages-export = Emporter en Markdown
pages-export-all = Tout emporter en Markdown
pages-carry = Reprendre des pages d’ailleurs
pages-carry-lead = Un fichier zip de textes Markdown redevient l’arbre de pages qu’il était. Une page web d’un ancien site devient une page, ou une page par titre ; une question y reste une question.
pages-carry-file = Fichier
pages-carry-file-hint = .zip, .md ou .html, de 20 Mo au plus
pages-carry-html = Ou le code de la page web, copié
pages-carry-html-hint = Sans images : elles s’ajoutent ensuite.
pages-carry-split = Faire une page de chaque titre de la page web
pages-carry-do = Reprendre
pages-carried = Les pages sont reprises
pages-carry-none = Choisissez un fichier, ou collez le code d’une page
pages-carry-kind = Ce fichier n’est ni un zip, ni du Markdown, ni une page web
pages-carry-letters = Ce fichier n’est pas du texte en UTF-8
pages-carry-zip = « { $file } » ne se lit pas dans ce fichier zip
pages-carry-broken = Ce fichier zip est abîmé : refaites-le, puis réessayez
pages-carry-count = Ce fichier doit contenir de 1 à { $most } pages
pages-carry-long = « { $page } » est trop longue : 64 Kio au plus par page
pages-help = Mise en forme
pages-help-heading = Un intertitre
pages-help-heading-means = Commence une partie ; trois de ces parties font un sommaire.
pages-help-question = Une question ?
pages-help-question-means = Un intertitre qui finit par un point d’interrogation s’ouvre et se ferme, et a sa propre adresse.
pages-help-strong = important
pages-help-emphasis = nuance
pages-help-strong-means = En gras, en italique.
pages-help-list = un point
pages-help-list-means = Une liste ; avec « 1. », une liste numérotée.
pages-help-link = Titre d’une page
pages-help-link-means = Mène à une autre page de l’espace, même si elle change de titre.
pages-help-away = {"["}un site](https://example.org)
pages-help-away-means = Mène ailleurs.
pages-help-table-one = Colonne
pages-help-table-two = Autre colonne
pages-help-table-means = Un tableau : une ligne de titres, une ligne de tirets, puis une ligne par rangée.
pages-help-alert-mark = > [!NOTE]
pages-help-alert = > À savoir avant de commencer.
pages-help-alert-means = Un encadré ; aussi TIP, IMPORTANT, WARNING et CAUTION.
pages-is-last = C’est la version actuelle : modifiez-la plutôt
