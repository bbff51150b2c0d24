people-my-organisations = Mes organisations
people-no-organisation = Vous n’êtes encore dans aucune organisation. Demandez une invitation à la personne qui gère la vôtre, ou créez-la.

people-sign-in = Se connecter
people-sign-in-do = Se connecter
people-sign-in-wrong = L’adresse et le mot de passe ne vont pas ensemble. Vérifiez-les, ou recevez un lien par courriel.
people-sign-out = Se déconnecter
people-email = Adresse de courriel
people-email-wrong = Cette adresse de courriel n’est pas complète. Exemple : nom@exemple.org
people-password = Mot de passe
people-password-or-link = Sans mot de passe, demandez un lien : il vous connecte en un clic.
people-link-ask = Recevoir un lien par courriel
people-link-sent = Consultez votre messagerie
people-link-sent-text = Un courriel part vers { $email }. Il contient un lien qui sert une seule fois, pendant 20 minutes. S’il n’arrive pas, regardez dans les courriers indésirables.
people-link = Vous y êtes presque
people-link-text = Ce lien vous connecte avec l’adresse { $email }.
people-link-spent = Ce lien ne sert plus
people-link-spent-text = Un lien sert une seule fois, pendant 20 minutes. Demandez-en un autre : il arrive tout de suite.
people-invitation-spent-text = Ce lien a déjà servi ou son délai est passé. Indiquez votre adresse pour en recevoir un autre ; pour une invitation, redemandez-la à la personne qui vous l’a envoyée.
people-link-new = Recevoir un nouveau lien
people-back-to-sign-in = Revenir à la connexion
people-no-account = Pas encore de compte ?
people-has-account = Déjà un compte ?
people-register = Créer un compte
people-register-text = Indiquez votre adresse : nous y envoyons un lien pour confirmer qu’elle est à vous.
people-register-do = Recevoir le lien
people-finish = Terminer la création du compte
people-finish-do = Créer mon compte
people-join = Rejoindre { $organisation }
people-join-do = Rejoindre
people-for-address = Compte : { $email }
people-name = Prénom et nom
people-name-help = Tels que les autres membres du réseau les verront.
people-name-wrong = Écrivez un nom, de 200 caractères au plus.
people-password-optional = Mot de passe (facultatif)
people-password-help = De 15 à 128 caractères ; une phrase facile à retenir convient très bien.
people-password-short = Ce mot de passe est trop court : il en faut 15 caractères au moins. Quelques mots sans rapport entre eux suffisent.
people-password-long = Ce mot de passe est trop long : 128 caractères au plus.
people-password-common = Ce mot de passe est trop facile à deviner. Choisissez-en un que personne d’autre n’utilise.
people-password-change = Nouveau mot de passe (facultatif)
people-password-choose = Choisir un mot de passe (facultatif)
people-sign-in-again = Pour ce changement, il faut s’être connecté depuis moins de 20 minutes. Déconnectez-vous, reconnectez-vous, puis recommencez.

people-profile = Mon profil
people-profile-saved = Votre profil est enregistré.
people-language = Langue
people-language-fr = Français
people-language-en = English
people-zone = Fuseau horaire
people-pace = Rythme des notifications par courriel
people-pace-help = Les courriels de connexion et d’invitation partent toujours tout de suite.
people-pace-at-once = Tout de suite
people-pace-daily = Une fois par jour
people-pace-weekly = Une fois par semaine
people-pace-never = Jamais
people-save = Enregistrer
people-cancel = Annuler
people-mails = Mes courriels
people-searches = Mes recherches gardées
people-calendar = Mon agenda
people-mine = Mes données
people-sessions = Mes connexions ouvertes
people-sessions-title = { $count ->
    [one] Une connexion ouverte
   *[other] { $count } connexions ouvertes
  }
people-sessions-text = Fermez celles que vous ne reconnaissez pas, puis changez de mot de passe.
people-device = { $browser } sur { $system }
people-device-unknown = Appareil inconnu
people-session-this = Celle-ci
people-session-seen = Dernière activité : { $moment }, depuis { $address }
people-session-end = Fermer
people-session-ended = La connexion est fermée.
people-export = Télécharger mes données (JSON)
people-erase = Supprimer mon compte
people-erase-text = Votre nom, votre adresse et vos connexions sont effacés sans retour. Ce que vous avez écrit pour vos organisations reste, sous le nom « Ancien membre ». Le journal, qui fait preuve, garde votre nom tel qu’il était au moment de chaque acte.
people-erase-type = Pour confirmer, recopiez votre adresse : { $email }
people-erase-email = Cette adresse n’est pas celle de votre compte.
people-erase-do = Supprimer définitivement mon compte
people-erased = Votre compte est supprimé.
people-erased-name = Ancien membre

people-organisations = Organisations
people-organisations-title = { $count ->
    [0] Aucune organisation pour le moment
    [one] Une organisation dans le réseau
   *[other] { $count } organisations dans le réseau
  }
people-organisations-found = { $count ->
    [0] Aucune organisation ne s’appelle ainsi
    [one] 1 organisation pour « { $words } »
   *[other] { $count } organisations pour « { $words } »
  }
people-organisations-all = Voir toutes les organisations
people-search = Chercher une organisation par son nom
people-search-do = Chercher
people-found-none = Essayez un seul mot, ou le début du nom.
people-organisations-none = Les organisations du réseau s’afficheront ici. Créez la première : la vôtre.
people-next = Organisations suivantes
people-organisation-new = Nouvelle organisation
people-organisation-edit = Modifier
people-organisation-saved = L’organisation est enregistrée.
people-organisation-name = Nom de l’organisation
people-edit = Modifier
people-edit-title = Modifier { $name }
people-buys = Achète
people-supplies = Fournit
people-does = Dans le réseau, cette organisation
people-does-buy = achète : elle décrit des besoins
people-does-supply = fournit : elle publie des solutions
people-kind = Type d’organisation
people-legal-form = Forme juridique
people-legal-form-help = Par exemple : SA, SCOP, OBNL, coopérative de solidarité, commune.
people-identifier-kind = Numéro officiel
people-identifier-help = Il évite les doublons et permet de vérifier les statuts.
people-identifier-none = Aucun
people-identifier = Numéro
people-identifier-scheme = Dites de quel numéro il s’agit : SIRET, SIREN ou NEQ.
people-identifier-length = Ce numéro doit avoir { $count } chiffres.
people-identifier-check = Ce numéro contient une erreur : sa clé de contrôle ne correspond pas. Vérifiez chaque chiffre.
people-identifier-beginning = Un NEQ commence par 11, 22, 33 ou 88.
people-identifier-taken = Une organisation du réseau porte déjà ce numéro. Cherchez-la dans la liste et demandez à la rejoindre.
people-scheme-siret = SIRET
people-scheme-siren = SIREN
people-scheme-neq = NEQ
people-size = Taille
people-size-unknown = Non précisée
people-address = Rue et numéro
people-postal-code = Code postal
people-place = Ville ou territoire
people-place-help = Le nom d’une commune, d’une ville ou d’une région.
people-place-unknown = Aucun lieu ne porte ce nom dans la liste. Vérifiez l’orthographe, ou indiquez la ville la plus proche.
people-place-several = Plusieurs lieux portent ce nom : choisissez le bon ci-dessous.
people-place-which = De quel lieu s’agit-il ?
people-website = Site web
people-website-help = L’adresse complète, avec https://
people-website-wrong = L’adresse d’un site commence par https:// ou http://
people-description = Présentation
people-description-help = Qui vous êtes et ce que vous faites. Vous pouvez écrire en Markdown.
people-statuses = Statuts et attestations
people-statuses-help = Économie sociale, insertion, handicap, diversité : seulement ce qu’une attestation prouve.
people-statuses-title = { $count ->
    [0] Aucun statut déclaré
    [one] Un statut
   *[other] { $count } statuts
  }
people-statuses-none = Les statuts attestés de cette organisation s’afficheront ici.
people-status = Statut
people-status-no = Aucun
people-status-twice = Un même statut est choisi deux fois. Gardez une seule ligne pour chacun.
people-status-date = Une date de fin n’est pas valable. Exemple : 2027-06-30
people-certificate = Numéro ou nom de l’attestation
people-certified-by = Délivrée par
people-expires-on = Valable jusqu’au
people-certificate-is = attestation { $certificate }
people-certified-by-is = délivrée par { $body }
people-until = jusqu’au { $date }
people-since = depuis le { $date }
people-expired = échue depuis le { $date }
people-choose-listed = Choisissez une valeur de la liste.
people-changed-meanwhile = Quelqu’un a enregistré une autre version entre-temps. Elle est affichée à côté de la vôtre : reprenez-en ce qui convient, puis enregistrez.
people-theirs = La version enregistrée entre-temps

people-people = Personnes
people-people-title = { $count ->
    [0] Personne encore chez { $organisation }
    [one] Une personne chez { $organisation }
   *[other] { $count } personnes chez { $organisation }
  }
people-people-none = Invitez une première personne : elle recevra un lien par courriel.
people-invited-title = { $count ->
    [one] Une invitation attend sa réponse
   *[other] { $count } invitations attendent leur réponse
  }
people-invite = Inviter une personne
people-invite-help = Elle reçoit un lien valable 14 jours ; son compte se crée en même temps s’il le faut.
people-invite-do = Envoyer l’invitation
people-invited = L’invitation est partie.
people-role = Rôle
people-role-help = Lire : voir. Contribuer : écrire besoins et solutions. Gérer : inviter aussi, et modifier la fiche.

people-membership = Adhésion au réseau
people-membership-none = Cette organisation n’a pas encore adhéré au réseau.
people-membership-kind = Comment souhaitez-vous participer ?
people-membership-help = Sans adhérer, une organisation peut participer par une contribution financière ou par son expertise.
people-membership-note = Précisez (facultatif)
people-membership-ask = Demander l’adhésion
people-membership-asked = Votre demande est transmise à l’équipe d’animation.
people-membership-accept = Accepter
people-membership-decline = Refuser
people-membership-end = Mettre fin
people-membership-decided = La décision est enregistrée, et les gestionnaires de l’organisation en sont informés.
people-membership-dates = Ces dates ne conviennent pas : la fin ne peut pas précéder le début.
people-membership-member = Membre
people-membership-contributes-money = Contribution financière
people-membership-brings-expertise = Apport d’expertise
people-membership-state-proposed = Demandée
people-membership-state-accepted = Acceptée
people-membership-state-declined = Refusée
people-membership-state-ended = Terminée
people-starts-on = À partir du
people-ends-on = Jusqu’au

people-mail-link-subject = Votre lien de connexion à { $network }
people-mail-link = Bonjour,

    Voici le lien qui vous connecte à { $network }. Il sert une seule fois, pendant 20 minutes :

    { $address }

    Si vous n’avez rien demandé, ignorez ce message : personne n’entre sans ce lien.
people-mail-confirm-subject = Confirmez votre adresse pour { $network }
people-mail-confirm = Bonjour,

    Cette adresse a été indiquée pour entrer dans { $network }. Elle n’y a pas encore de compte. Pour en créer un, ouvrez ce lien dans les 20 minutes :

    { $address }

    Si vous n’avez rien demandé, ignorez ce message : aucun compte ne sera créé.
people-mail-invitation-subject = Invitation à rejoindre { $organisation }
people-mail-invitation = Bonjour,

    { $person } vous invite à rejoindre { $organisation } dans { $network }. Le lien est valable 14 jours :

    { $address }
people-mail-membership-subject = Adhésion { DE($organisation) } au réseau
people-mail-membership = Bonjour,

    L’adhésion { DE($organisation) } a changé d’état : { $state }.

    { $address }

kind-public-body = Organisme public
kind-company = Entreprise
kind-social-enterprise = Entreprise d’économie sociale
kind-association = Association
kind-network = Réseau
kind-funder = Financeur
size-micro = Moins de 10 personnes
size-small = De 10 à 49 personnes
size-medium = De 50 à 249 personnes
size-large = 250 personnes et plus
role-reader = Lecture
role-contributor = Contribution
role-manager = Gestion
role-member = Membre
role-board = Conseil d’administration
role-coordinator = Animation
role-operator = Exploitation
people-tokens = Jetons pour les programmes
people-tokens-title = { $count ->
    [0] Jetons pour les programmes
    [one] 1 jeton pour les programmes
   *[other] { $count } jetons pour les programmes
  }
people-tokens-text = Un jeton laisse un programme agir en votre nom, sans votre mot de passe. Donnez-en un à chaque programme, et retirez-le quand il ne sert plus.
people-tokens-doc = Ce que l’interface sait faire
people-token-once = Copiez ce jeton maintenant : il ne sera plus montré.
people-token-new = Nouveau jeton
people-token-name = À quoi il sert
people-token-name-hint = Par exemple « export mensuel de la comptabilité ».
people-token-name-wrong = Donnez un nom de 100 caractères au plus
people-token-right = Ce qu’il permet
people-token-right-read = Lire
people-token-right-write = Lire et modifier
people-token-days = Combien de temps
people-token-days-30 = 30 jours
people-token-days-90 = 90 jours
people-token-days-365 = Un an
people-token-make = Créer le jeton
people-token-used = servi le { $date }
people-token-unused = jamais servi
people-token-revoke = Retirer
people-token-revoked = Le jeton est retiré : il n’ouvre plus rien
people-provider = Continuer avec { $name }
people-provider-down = Ce service ne répond pas pour le moment. Connectez-vous par mot de passe ou par lien, ou réessayez plus tard.
people-provider-stale = Ce retour est trop ancien, ou vient d’un autre navigateur. Recommencez depuis cette page.
people-provider-unverified = Votre adresse n’est pas vérifiée par ce service. Faites-la vérifier chez lui, ou connectez-vous autrement.
people-provider-wrong = La réponse de ce service n’a pas pu être vérifiée. Réessayez, ou connectez-vous autrement.
people-logo = Logo
people-logo-title = Logo { DE($name) }
people-logo-of = Logo { DE($name) }
people-logo-change = Changer le logo
people-logo-file = Image
people-logo-hint = PNG, JPEG ou WebP, d’un mégaoctet au plus. Ce qu’un appareil ou un logiciel y a écrit est retiré.
people-logo-large = Cette image dépasse un mégaoctet. Réduisez-la, puis recommencez.
people-logo-kind = Ce fichier n’est pas une image PNG, JPEG ou WebP.
people-logo-pixels = Cette image a plus de 4000 points de côté. Réduisez-la, puis recommencez.
people-logo-missing = Choisissez une image
people-logo-remove = Retirer le logo
people-yes = oui
people-no = non
people-csv = Emporter la liste (CSV)
people-xlsx = Emporter la liste (XLSX)
people-claim = C’est mon organisation
people-merge = Fusionner avec une autre
