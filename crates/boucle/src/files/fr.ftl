files-title = Documents
files-count = { $count ->
    [0] Documents
    [one] 1 document
   *[other] { $count } documents
  }
files-found = { $count ->
    [0] Aucun document ne porte « { $words } » dans son nom
    [one] 1 document trouvé pour « { $words } »
   *[other] { $count } documents trouvés pour « { $words } »
  }
files-none = Comptes rendus, cahiers des charges, photographies : ce que le groupe garde ensemble se range ici.
files-first = Déposer le premier document
files-found-none = Essayez un seul mot, ou le début du nom.
files-all = Voir tous les documents
files-folder-empty = Ce dossier est vide.
files-search = Chercher un document par son nom
files-search-do = Chercher
files-more = Documents suivants
files-room = { $used } occupés sur { $most }, versions et envois en cours compris.
files-folder = dossier
files-version = version { $number }
files-versions = { $count ->
    [one] 1 version
   *[other] { $count } versions
  }
files-add = Déposer des documents
files-file = Fichiers
files-file-hint = Un ou plusieurs, { $most } au plus chacun. Un fichier du même nom devient la nouvelle version de celui qui est là. Il reste tel que vous le donnez ; une page qui montre une image la montre sans ce que l’appareil y a écrit (où, quand, par qui).
files-file-missing = Choisissez au moins un fichier
files-file-one = Choisissez un seul fichier
files-file-empty = « { $file } » est vide ; un fichier contient au moins une lettre et { $most } au plus
files-file-large = « { $file } » dépasse { $most } ; réduisez-le ou partagez-le en plusieurs fichiers
files-file-refused = « { $file } » est refusé par la recherche de virus ; envoyez un fichier sain, de { $most } au plus
files-file-unchecked = « { $file } » n’a pas pu être vérifié ; essayez de nouveau dans un moment ({ $most } au plus)
files-full = Il n’y a plus assez de place : { $used } sont occupés sur { $most }. Supprimez d’anciens documents ou demandez plus de place
files-comment = Commentaire
files-comment-hint = Facultatif : ce qui a changé, 200 caractères au plus.
files-comment-wrong = Écrivez un commentaire de 200 caractères au plus
files-add-do = Déposer
files-added = Les documents sont déposés.
files-added-one = Le document est déposé.
files-added-versions = Un document du même nom était déjà là : ce que vous avez déposé est sa nouvelle version.
files-send-list = Fichiers envoyés
files-send-whole = { $size }, envoyé ; il reste à le déposer
files-send-part = { $received } reçus sur { $size } ; choisissez de nouveau ce fichier pour continuer
files-send-cancel = Annuler
files-send-cancel-of = l’envoi de « { $file } »
files-send-many = { $count ->
    [one] Un fichier envoyé n’est pas encore déposé, et il n’y a pas de place pour celui-ci à côté ; déposez-le ou annulez-le d’abord
   *[other] { $count } fichiers envoyés ne sont pas encore déposés ; déposez-les ou annulez-les d’abord
  }
files-send-size = La taille du fichier manque ; donnez-la en octets
files-send-gone = Un fichier n’est pas entièrement envoyé, ou l’a été il y a plus d’un jour ; choisissez-le de nouveau
files-send-starts = Envoi de « { $file } ».
files-send-seconds = encore { $left } secondes
files-send-minute = encore une minute
files-send-minutes = encore { $left } minutes
files-send-lost = La connexion est coupée ; l’envoi reprendra de lui-même.
files-send-back = L’envoi a repris.
files-send-sent = Envoyé ; il reste à le déposer
files-send-done = « { $file } » est envoyé ; il reste à le déposer.
files-send-all = Tout est envoyé ; il reste à le déposer.
files-send-later = Le dépôt se fera dès que tout sera envoyé.
files-send-refused = L’envoi est refusé. Rechargez la page pour voir ce qui a changé.
files-send-unreadable = Ce fichier a changé ou ne peut plus être lu. Choisissez-le de nouveau.
files-send-cancelled = L’envoi de « { $file } » est annulé.
files-name = Nom
files-name-wrong = Donnez un nom de 200 caractères au plus, sans barre oblique
files-name-taken = Un autre document porte déjà ce nom dans ce dossier ; choisissez un autre nom
files-folder-new = Nouveau dossier
files-folder-name = Nom du dossier
files-folder-make = Créer le dossier
files-folder-edit = Modifier le dossier
files-folder-title = Modifier le dossier « { $folder } »
files-folder-name-wrong = Donnez un nom de 200 caractères au plus, sans barre oblique
files-folder-taken = Un dossier porte déjà ce nom ici ; choisissez un autre nom
files-folder-deep = Les dossiers s’emboîtent sur six niveaux au plus ; choisissez un dossier plus haut
files-folder-changed = Le dossier est modifié.
files-folder-deleted = Le dossier est supprimé.
files-folder-delete = Supprimer le dossier
files-folder-delete-hint = Un dossier se supprime quand il est vide.
files-folder-full = Ce dossier contient encore des documents ou des dossiers ; déplacez-les ou supprimez-les d’abord
files-place = Rangé dans
files-top = Aucun dossier
files-save = Enregistrer
files-download = Télécharger
files-history = Versions
files-bring-back = Reprendre cette version
files-brought-back = Version { $number } reprise
files-version-new = Nouvelle version
files-version-file = Fichier
files-version-hint = { $most } au plus. Le document garde son nom, et les versions d’avant restent.
files-version-add = Déposer cette version
files-version-added = La nouvelle version est en place.
files-in-page = Pour le mettre dans une page
files-in-page-picture = Copiez cette ligne dans une page ou un message, et dites ce que l’image montre : ceux qui ne la voient pas le liront.
files-in-page-file = Copiez cette ligne dans une page ou un message de cet espace.
files-line-picture = Ce que montre l’image
files-arrange = Renommer ou ranger
files-changed = Le document est modifié.
files-delete = Supprimer ce document
files-delete-hint = Toutes ses versions partent avec lui, et les pages qui le citent ne le montrent plus. On ne peut pas revenir en arrière.
files-delete-do = Supprimer définitivement
files-deleted = Le document est supprimé.
files-size-bytes = { $count ->
    [one] { $count } octet
   *[other] { $count } octets
  }
files-size-kb = { $size } ko
files-size-mb = { $size } Mo
files-size-gb = { $size } Go
files-kind-png = Image PNG
files-kind-jpeg = Photographie JPEG
files-kind-webp = Image WebP
files-kind-gif = Image GIF
files-kind-pdf = PDF
files-kind-docx = Texte Word
files-kind-xlsx = Tableau Excel
files-kind-pptx = Présentation PowerPoint
files-kind-odt = Texte LibreOffice
files-kind-ods = Tableau LibreOffice
files-kind-odp = Présentation LibreOffice
files-kind-zip = Archive ZIP
files-kind-old-office = Document Office d’un ancien format
files-kind-sound = Son
files-kind-video = Vidéo
files-kind-text = Texte
files-kind-other = Autre fichier
files-picture-silent = Une image n’a pas de description : écrivez entre les crochets ce qu’elle montre, comme ![Un banc remis en état](document…)
files-text-hint = La mise en forme Markdown est possible. La page de chaque document de l’espace donne la ligne qui le met ici, image ou fichier.
