spaces-title = Espaces
spaces-mine = { $count ->
    [0] Espaces
    [one] Votre espace
   *[other] Vos { $count } espaces
  }
spaces-none = Vous n’êtes encore membre d’aucun espace. Ceux que le réseau vous ouvre sont ci-dessous ; les autres vous inviteront.
spaces-others = Autres espaces du réseau
spaces-next = Suite de la liste
spaces-new = Ouvrir un espace
spaces-edit = Modifier l’espace
spaces-save = Enregistrer
spaces-saved = L’espace est enregistré
spaces-name = Nom
spaces-summary = Présentation
spaces-summary-hint = À quoi sert cet espace, pour qui y arrive. La mise en forme Markdown est possible.
spaces-visibility = Qui peut le lire
spaces-joining = Comment y entrer
spaces-zone = Fuseau horaire
spaces-zone-hint = Les rencontres de cet espace sont à cette heure.
spaces-title-wrong = Donnez un nom de 200 caractères au plus
spaces-choose-listed = Choisissez dans la liste
spaces-conflict = Quelqu’un a enregistré entre-temps : comparez, puis enregistrez de nouveau pour garder votre texte
spaces-theirs = Ce que l’autre personne a enregistré
spaces-archive = Archiver l’espace
spaces-reopen = Rouvrir l’espace
spaces-is-archived = Archivé
spaces-archived = L’espace est archivé : il se lit, et ne s’écrit plus
spaces-reopened = L’espace est rouvert
spaces-delete = Supprimer l’espace
spaces-delete-title = Supprimer « { $space } » ?
spaces-delete-lead = { $count ->
    [one] Un membre y perdra ses pages, ses échanges et ses fichiers. Rien ne pourra être retrouvé.
   *[other] { $count } membres y perdront leurs pages, leurs échanges et leurs fichiers. Rien ne pourra être retrouvé.
  }
spaces-delete-type = Pour confirmer, recopiez le nom de l’espace
spaces-delete-wrong = Ce n’est pas le nom de cet espace
spaces-deleted = L’espace et tout son contenu sont supprimés
spaces-keep = Le garder
spaces-count = { $count ->
    [0] Aucun membre
    [one] 1 membre
   *[other] { $count } membres
  }
spaces-members = Membres
spaces-members-title = { $count ->
    [0] Membres { DE($space) }
    [one] 1 membre { DE($space) }
   *[other] { $count } membres { DE($space) }
  }
spaces-members-see = Voir les membres
spaces-network-members = Toutes les personnes du réseau sont membres de cet espace.
spaces-waiting-title = { $count ->
    [one] 1 personne attend une réponse
   *[other] { $count } personnes attendent une réponse
  }
spaces-waiting = Votre demande attend la réponse de la personne qui anime cet espace.
spaces-note = Un mot pour l’accompagner
spaces-let-in = Accepter
spaces-refuse = Refuser
spaces-answered = La réponse est donnée
spaces-invitation = Invitation dans « { $space } »
spaces-accept = Accepter l’invitation
spaces-decline = Décliner
spaces-declined = C’est noté
spaces-come-open = Cet espace est ouvert à tout le réseau
spaces-come-request = On y entre sur demande
spaces-come-do-open = Devenir membre
spaces-come-do-request = Demander à en être membre
spaces-joined = Vous êtes membre de cet espace
spaces-asked = Votre demande est partie
spaces-leave = Quitter l’espace
spaces-left = Vous avez quitté l’espace
spaces-last-coordinator = C’est la seule personne qui anime l’espace : confiez d’abord ce rôle à quelqu’un d’autre
spaces-change = Changer
spaces-part = Rôle
spaces-remove = Retirer de l’espace
spaces-member-changed = Le changement est fait
spaces-roles = Rôles de l’espace
spaces-roles-lead = Lire, participer, animer : ces trois rôles existent partout. Ajoutez ceux que cet espace connaît, et dites ce que chacun permet.
spaces-roles-none = Rapporteur, secrétaire, structure partenaire, membre observateur : un rôle porte le nom que vous lui donnez.
spaces-roles-see = Rôles de l’espace
spaces-roles-changed = Les rôles sont modifiés
spaces-roles-full = Un espace a 20 rôles au plus : retirez-en un d’abord
spaces-role = Nom du rôle
spaces-role-hint = Comme l’espace le dit : secrétaire, structure partenaire…
spaces-role-may = Ce qu’il permet
spaces-role-new = Ajouter un rôle
spaces-role-add = Ajouter
spaces-role-remove = Retirer ce rôle
spaces-role-taken = Ce rôle existe déjà
spaces-role-name-wrong = Donnez un nom de 100 caractères au plus
spaces-may-reader = Lire
spaces-may-member = Participer
spaces-may-coordinator = Animer
spaces-since = depuis le { $date }
spaces-column-name = Nom
spaces-column-since = Depuis
spaces-column-until = Jusqu’au
spaces-csv = Emporter en CSV
spaces-xlsx = Emporter en XLSX
spaces-past = Anciens membres et anciens rôles
spaces-invite = Inviter quelqu’un du réseau
spaces-invite-email = Adresse de courriel
spaces-invite-hint = Celle de son compte. Une personne sans compte s’invite depuis son organisation.
spaces-invite-do = Envoyer l’invitation
spaces-invite-unknown = Aucun compte n’a cette adresse
spaces-invited = L’invitation est partie
spaces-mail-invitation-subject = Invitation dans « { $space } »
spaces-mail-invitation =
    Bonjour,

    { $person } vous invite dans l’espace « { $space } ».

    Pour répondre :
    { $address }
spaces-mail-asked-subject = { $person } demande à entrer dans « { $space } »
spaces-mail-asked =
    Bonjour,

    { $person } demande à entrer dans l’espace « { $space } », que vous animez.

    { $note }

    Pour répondre :
    { $address }
spaces-mail-accepted-subject = Vous êtes membre de « { $space } »
spaces-mail-accepted =
    Bonjour,

    Votre demande est acceptée : vous êtes membre de l’espace « { $space } ».

    { $address }
spaces-mail-declined-subject = Votre demande pour « { $space } »
spaces-mail-declined =
    Bonjour,

    Votre demande pour entrer dans l’espace « { $space } » n’a pas été retenue. La personne qui l’anime peut vous dire pourquoi.

    { $address }
space-kind-network = Le réseau
space-kind-open = Espace
space-kind-working-group = Chantier
space-kind-edition = Programme
space-seen-public = Ouvert à toute personne
space-seen-network = Visible par le réseau
space-seen-members = Réservé aux membres
space-joining-open = Librement
space-joining-request = Sur demande
space-joining-invitation = Sur invitation
space-part-reader = Lecture
space-part-member = Membre
space-part-coordinator = Animation
space-request-asked = demande à entrer
space-request-invited = invitation envoyée
spaces-tab-group = Chantier
spaces-tab-home = Accueil
spaces-tab-pages = Pages
spaces-tab-discussions = Échanges
spaces-tab-meetings = Rencontres
spaces-tab-files = Documents
spaces-tab-polls = Votes
