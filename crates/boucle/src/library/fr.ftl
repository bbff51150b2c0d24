library-title = Bibliothèque
library-count = { $count ->
    [0] Bibliothèque
    [one] 1 outil partagé
   *[other] { $count } outils partagés
  }
library-found = { $count ->
    [0] Aucun outil trouvé
    [one] 1 outil trouvé
   *[other] { $count } outils trouvés
  }
library-none = Ce que les chantiers produisent se range ici : outils, modèles, guides, services, critères d’achat. Chacun dit qui s’en sert, et pour quoi.
library-none-found = Rien dans la bibliothèque ne répond à ces mots et à ces choix.
library-first = Ajouter le premier outil
library-all = Voir tous les outils
library-more = Outils suivants
library-words = Chercher
library-search = Chercher
library-any-kind = Tous
library-any-category = Toutes
library-all-of = { $family } : tout
library-any-language = Toutes
library-category = Catégorie d’achat
library-sort = Trier
library-sort-newest = Les plus récents
library-sort-used = Les plus utilisés
library-sort-title = Par titre
library-take-away = Emporter cette liste :
library-feed = Suivre les nouveautés publiques (Atom)
library-users = { $count ->
    [one] 1 organisation s’en sert
   *[other] { $count } organisations s’en servent
  }
library-users-use = { $count ->
    [one] 1 organisation s’en sert
   *[other] { $count } organisations s’en servent
  }
library-no-users = Personne n’a encore dit s’en servir
library-version = Version { $number }
library-version-of = Version { $number }, { $date }
library-new = Ajouter un outil
library-new-lead = Pour ce qui n’est pas passé par un essai : un outil qui existait déjà, un guide venu d’ailleurs. Un livrable essayé et accepté se publie depuis sa propre page.
library-edit = Modifier la fiche
library-save = Enregistrer
library-saved = La fiche est à jour
library-conflict = Quelqu’un a changé cette fiche pendant que vous écriviez. Son texte est au-dessus ; enregistrer de nouveau garde le vôtre.
library-theirs = Ce qui vient d’être enregistré
library-group = Au nom du chantier
library-group-hint = Le chantier qui l’a fait : qui l’anime pourra tenir la fiche à jour.
library-group-none = Aucun chantier
library-choose-listed = Choisissez dans la liste
library-name = Nom
library-title-wrong = Donnez un nom de 200 caractères au plus
library-summary = Ce que c’est
library-summary-hint = À quoi il sert, pour qui, comment s’y prendre. La mise en forme Markdown est possible.
library-summary-missing = Dites ce que c’est
library-kind = Genre
library-kind-tool = Outil
library-kind-model = Modèle
library-kind-guide = Guide
library-kind-service = Service
library-kind-criteria = Critères d’achat
library-language = Langue
library-language-fr = français
library-language-en = anglais
library-licence = Licence
library-licence-hint = Ce que chacun a le droit d’en faire.
library-licence-cc-by = CC BY 4.0 : en citant les auteurs
library-licence-cc-by-sa = CC BY-SA 4.0 : en citant les auteurs, sous la même licence
library-licence-cc-by-nc = CC BY-NC 4.0 : en citant les auteurs, sans en faire commerce
library-licence-cc0 = CC0 : sans condition
library-licence-network = Réservé aux membres du réseau
library-licence-ask = À demander aux auteurs
library-visibility = Qui le voit
library-visibility-network = Le réseau
library-visibility-public = Tout le monde
library-categories = Catégories d’achat
library-categories-hint = Celles pour lesquelles il sert ; aucune s’il sert à toutes.
library-makers = Qui l’a fait, et ce que chacun y a dépensé
library-makers-hint = Argent et heures, au coût que chaque organisation retient. 0 si elle n’a rien dépensé ; une ligne sans montant est ignorée.
library-maker = Organisation
library-cost = Dépense
library-maker-unknown = « { $name } » n’est le nom d’aucune organisation, ou de plusieurs
library-maker-twice = « { $name } » est là deux fois
library-cost-wrong = « { $cost } » n’est pas un montant
library-currency = Monnaie
library-currency-CAD = Dollars canadiens
library-currency-EUR = Euros
library-version-first = Première version
library-file = Fichier
library-file-hint = { $most } au plus. Un fichier, ou une adresse, ou ni l’un ni l’autre si le texte suffit.
library-address = Adresse ailleurs
library-address-hint = Commence par https://
library-address-wrong = Donnez une adresse entière, qui commence par https://
library-version-text = Ce que contient cette version, ou ce qui change
library-version-text-hint = Qui a dit se servir de l’outil reçoit ces mots par courriel quand la version paraît.
library-version-empty = Donnez un fichier, une adresse ou un texte
library-version-two-places = Un fichier ou une adresse, pas les deux
library-version-new = Donner une nouvelle version
library-version-add = Publier cette version
library-version-added = La version est publiée ; les utilisateurs sont prévenus
library-versions = { $count ->
    [one] 1 version
   *[other] { $count } versions
  }
library-was-tried = Essayée et acceptée
library-download = Télécharger
library-open = Ouvrir
library-in-short = En bref
library-newest = Dernière version
library-from-group = Issu du chantier
library-downloads = Téléchargements
library-downloads-hint = Télécharger n’est pas se servir : les usages sont ceux que les organisations disent elles-mêmes.
library-made-by = { $count ->
    [one] Fait par une organisation
   *[other] Fait à { $count } organisations
  }
library-cost-shared = Coût partagé
library-keep = Tenir à jour
library-is-retired = Retiré
library-retire = Retirer de la bibliothèque
library-restore = Remettre dans la bibliothèque
library-retired-done = L’outil ne figure plus dans la liste ; sa page reste
library-restored = L’outil est de nouveau dans la liste
library-avoided = { $amount } de travail en double évité
library-avoided-all = { $amount } de travail en double évité, de l’avis des utilisateurs eux-mêmes ({ $tools ->
    [one] 1 outil
   *[other] { $tools } outils
  }, { $estimates } estimations)
library-avoided-method = Sans ce partage, chaque organisation qui s’en sert aurait fait le sien. On en retire une, qui l’aurait fait de toute façon, et l’on compte pour chacune des autres la moyenne de ce que les utilisateurs disent qu’ils auraient dépensé.
library-avoided-working = ({ $users } organisations − 1) × { $sum } ÷ { $estimates } estimations = { $amount }
library-avoided-source = { $count ->
    [one] 1 estimation, faite par l’utilisateur lui-même.
   *[other] { $count } estimations, faites par les utilisateurs eux-mêmes.
  }
library-use-say = J’utilise cet outil
library-use-organisation = Pour quelle organisation
library-use-for = Vous répondez pour { $organisation }.
library-used-for = Pour quoi faire
library-used-for-hint = L’achat, le projet, l’équipe.
library-used-for-missing = Dites à quoi il vous a servi
library-outcome = Ce que cela a donné
library-outcome-hint = Ce qui a changé, en bien ou en mal.
library-outcome-is = Résultat :
library-used-on = Quand
library-used-on-wrong = Donnez un jour passé
library-use-version = Quelle version
library-bought-CAD = Ce qui a été acheté, en dollars canadiens
library-bought-EUR = Ce qui a été acheté, en euros
library-bought-hint = Le montant de l’achat auquel l’outil a servi, s’il y en a eu un. Il s’ajoute au bilan du chantier.
library-bought-is = achat de { $amount }
library-estimate-CAD = Ce que vous auriez dépensé pour en faire autant, en dollars canadiens
library-estimate-EUR = Ce que vous auriez dépensé pour en faire autant, en euros
library-estimate-hint = Votre propre estimation, heures comprises. Laissez vide si vous ne savez pas : deux estimations sont nécessaires pour compter le travail en double évité.
library-estimate-wrong = Écrivez un montant, par exemple 1 250
library-estimate-is = aurait dépensé { $amount }
library-use-send = Dire cet usage
library-use-said = Merci : l’usage est noté
library-use-withdraw = Retirer cet usage
library-use-withdrawn = L’usage est retiré
library-uses-more = Usages plus anciens
library-requests = { $count ->
    [one] 1 demande d’amélioration
   *[other] { $count } demandes d’amélioration
  }
library-requests-none = Aucune demande d’amélioration
library-request-new = Demander une amélioration
library-request-text = Ce qui serait mieux
library-request-hint = Un courriel part à qui tient l’outil à jour ; la réponse se lit ici.
library-request-missing = Dites ce qui serait mieux
library-request-send = Envoyer la demande
library-request-sent = La demande est partie
library-request-waits = Sans réponse
library-request-outcome = Suite donnée
library-request-planned = À venir
library-request-done = Fait
library-request-declined = Écarté
library-answer = Répondre
library-answer-change = Changer la réponse
library-answer-missing = Écrivez une réponse
library-answer-send = Envoyer la réponse
library-answered = La réponse est notée, et partie par courriel
library-column-title = Nom
library-column-kind = Genre
library-column-licence = Licence
library-column-language = Langue
library-column-version = Version
library-column-published = Publiée le
library-column-users = Organisations utilisatrices
library-column-cost = Coût
library-column-avoided = Travail en double évité
library-column-currency = Monnaie
library-mail-version-subject = Nouvelle version : { $tool }
library-mail-version =
    Bonjour,

    « { $tool } », que vous utilisez, a une nouvelle version.

    { $text }

    Pour la voir :
    { $address }
library-mail-request-subject = Demande d’amélioration : { $tool }
library-mail-request =
    Bonjour,

    { $person } demande une amélioration de « { $tool } » :

    { $text }

    Pour répondre :
    { $address }
library-mail-answer-subject = Réponse à votre demande : { $tool }
library-mail-answer =
    Bonjour,

    { $person } répond à votre demande.

    Vous aviez écrit :
    { $text }

    Réponse :
    { $answer }

    Pour la retrouver :
    { $address }
