shell-skip = Aller au contenu
shell-nav = Menu principal
shell-nav-home = Accueil
shell-nav-needs = Besoins
shell-nav-catalogue = Catalogue
shell-nav-spaces = Espaces
shell-nav-organisations = Organisations
shell-nav-admin = Gestion
shell-account = Compte de { $name }
shell-profile = Mon profil
shell-sessions = Mes connexions
shell-sign-out = Se déconnecter
shell-sign-in = Se connecter
shell-breadcrumbs = Fil d’Ariane
shell-footer = Boucle, l’espace où les réseaux d’acheteurs et de fournisseurs rendent l’achat circulaire, local et juste. Lieux : GeoNames (CC BY 4.0) et découpage administratif officiel (Licence Ouverte).
form-errors-title = { $count ->
    [one] Une réponse est à revoir
   *[other] { $count } réponses sont à revoir
  }

error-404 = Cette page n’existe pas
error-404-advice = L’adresse est peut-être mal recopiée, ou la page a été retirée.
error-403 = Cette page n’est pas ouverte à votre compte
error-403-advice = Si elle devrait l’être, demandez l’accès à la personne qui anime le réseau.
error-422 = Ce qui a été envoyé n’a pas pu être compris
error-422-advice = Revenez à la page précédente et recommencez ; rien n’a été changé.
error-409 = Quelqu’un a changé ceci entre-temps
error-409-advice = Rechargez la page pour voir la version actuelle ; la vôtre n’a pas été enregistrée.
error-413 = C’est trop volumineux
error-413-advice = Un texte tient en 64 Ko et un fichier en 20 Mo. Raccourcissez, puis recommencez.
error-429 = Trop de demandes en peu de temps
error-429-advice = { $count ->
    [one] Réessayez dans une seconde.
   *[other] Réessayez dans { $count } secondes.
  }
error-500 = Quelque chose s’est mal passé de notre côté
error-500-advice = Ce n’est pas de votre fait, et rien n’a été changé. Réessayez dans un instant ; si cela continue, donnez le repère ci-dessous à la personne qui anime le réseau.
error-503 = Le réseau ne peut plus rien enregistrer
error-503-advice = Le fichier où tout est gardé est abîmé : pour ne rien perdre de plus, les écritures sont arrêtées et ce que vous venez d’envoyer n’a pas été gardé. Prévenez la personne qui exploite le réseau : elle doit remettre la dernière bonne sauvegarde.
error-sign-in = Se connecter
error-home = Aller à l’accueil
error-catalogue = Parcourir le catalogue
error-request = Repère de la demande : { $id }

verb-created = Création
verb-changed = Modification
verb-state-changed = Changement d’état
verb-archived = Archivage
verb-reopened = Réouverture
verb-deleted = Suppression
verb-registered = Inscription
verb-signed-in = Connexion
verb-signed-out = Déconnexion
verb-ended-session = Fin d’une connexion
verb-erased = Départ
verb-invited = Invitation
verb-joined = Arrivée
verb-asked = Demande d’entrée
verb-accepted = Acceptation
verb-declined = Refus
verb-left = Départ de l’espace
verb-removed = Retrait
verb-asked-membership = Demande d’adhésion
verb-accepted-membership = Adhésion acceptée
verb-declined-membership = Adhésion refusée
verb-ended-membership = Fin d’adhésion
verb-import-asked = Import demandé
verb-import-settled = Doutes tranchés
verb-imported = Import fait
verb-token-made = Jeton créé
verb-token-revoked = Jeton retiré
subject-solution = solution
subject-need = besoin
subject-organisation = organisation
subject-person = personne
subject-space = espace
subject-import = import
subject-token = jeton
verb-merged = Fusion
subject-category = catégorie
subject-synonyms = mots de même sens
subject-weights = poids
verb-moved = Déplacement
verb-locked = Verrouillage
verb-unlocked = Déverrouillage
verb-restored = Retour à une version
verb-withdrawn = Retrait d’une version
subject-page = page
