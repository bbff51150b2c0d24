charters-title = Charte
charters-unpublished = La charte n’est pas encore publiée
charters-nobody = Personne n’a encore à signer la charte
charters-signed-of = { $signed ->
    [0] { $all ->
        [one] La personne admise n’a pas encore signé la charte
       *[other] Aucune des { $all } personnes admises n’a encore signé la charte
      }
    [one] { $all ->
        [one] La personne admise a signé la charte
       *[other] 1 personne sur { $all } a signé la charte
      }
   *[other] { $signed } personnes sur { $all } ont signé la charte
  }
charters-people = Qui a signé
charters-person = Personne
charters-stands = Où elle en est
charters-on = Reçus et rappels
charters-standing-missing = N’a pas signé
charters-standing-outdated = À signer de nouveau
charters-standing-waits = Attend sa structure
charters-standing-signed = Signée
charters-signed-version = a signé la version { $number }
charters-receipt-of = reçu : { $name }
charters-reminded-on = Courriel envoyé le { $date }
charters-remind = { $count ->
    [one] Écrire à 1 personne qui n’a pas signé
   *[other] Écrire aux { $count } personnes qui n’ont pas signé
  }
charters-remind-hint = Un rappel aimable, avec le lien pour signer. La même personne n’en reçoit pas deux en sept jours.
charters-reminded = Les rappels sont partis
charters-reminded-none = Personne à qui écrire : chacun a signé, ou a reçu un courriel dans les sept derniers jours
charters-write = Écrire la charte
charters-text = Texte de la charte
charters-text-hint = Ce à quoi chacun s’engage, en phrases courtes. La mise en forme Markdown est possible.
charters-text-missing = Écrivez le texte de la charte
charters-representative-signs = Une personne qui représente la structure signe aussi
charters-save = Enregistrer le brouillon
charters-saved = C’est enregistré, et pas encore publié
charters-theirs = Ce qu’une autre personne vient d’enregistrer
charters-conflict = Une autre personne a changé la charte pendant que vous écriviez. Comparez les deux textes, puis enregistrez.
charters-publish = Publier
charters-publish-first = Chaque personne admise reçoit un lien pour lire la charte et la signer. Une fois publiée, cette version ne change plus.
charters-publish-next = Chaque personne admise est invitée à signer ce nouveau texte. Les signatures de l’ancien restent, avec leur texte.
charters-publish-do = Publier et faire signer
charters-published = La charte est publiée, et les personnes admises ont reçu le lien pour la signer
charters-changed-meanwhile = Le brouillon a changé entre-temps : relisez-le avant de publier
charters-same = Rien n’a changé depuis la dernière version
charters-versions = { $count ->
    [one] 1 version publiée
   *[other] { $count } versions publiées
  }
charters-version = Charte, version { $number }
charters-both-sign = Chaque participant la signe, et une personne qui représente sa structure.
charters-see = Voir la page de l’édition
charters-to-sign = Lisez la charte, puis signez-la
charters-you-signed = Vous avez signé la charte
charters-none-yet = La charte n’est pas encore publiée
charters-none-yet-text = Nous vous écrirons quand elle sera prête à signer.
charters-signed-on = { $name } a signé le { $at }.
charters-see-receipt = Voir le reçu
charters-awaited = { $name } n’a pas encore signé pour votre structure
charters-awaited-text = { $post }. Le lien pour signer a été envoyé le { $date }.
charters-awaited-seat = Votre place dans l’espace des participants s’ouvrira dès que cette personne aura signé ; vous serez prévenu par courriel.
charters-represented = { $name } a signé pour votre structure le { $at }.
charters-signed-before = Vous aviez signé la version { $number }. Le texte a changé depuis : il demande une nouvelle signature.
charters-read-first = Prenez le temps de lire le texte en entier. La signature vient après.
charters-sign = Signer
charters-read = J’ai lu la charte jusqu’au bout
charters-read-missing = Cochez la case quand vous avez lu la charte jusqu’au bout
charters-other-text = Un nouveau texte vient d’être publié : lisez-le avant de signer
charters-name = Votre nom
charters-name-hint = Prénom et nom : c’est votre signature.
charters-name-wrong = Écrivez votre prénom et votre nom, en 200 caractères au plus
charters-post = Votre fonction
charters-post-wrong = Écrivez la fonction, en 200 caractères au plus
charters-representative = Qui signe pour { $structure }
charters-representative-hint = La personne qui engage votre structure, une direction par exemple. Elle recevra un lien pour lire la charte et la signer.
charters-representative-name = Son nom
charters-representative-name-wrong = Écrivez son prénom et son nom, en 200 caractères au plus
charters-representative-post = Sa fonction
charters-representative-email = Son adresse électronique
charters-representative-email-hint = Une autre que la vôtre : chacun signe avec la sienne.
charters-email-wrong = Donnez une adresse électronique, comme prenom.nom@exemple.org
charters-email-own = Donnez une autre adresse que la vôtre
charters-representative-other = Ce n’est pas la bonne personne
charters-representative-ask = Lui demander de signer
charters-representative-asked = Le lien pour signer est parti
charters-code-goes = Un code de six chiffres part à { $email } : il confirme que c’est bien vous.
charters-ask-code = Recevoir mon code
charters-kept = Sont gardés comme preuve, jusqu’à cinq ans après la fin de l’édition : le texte exact, votre nom, votre fonction, votre structure, votre adresse électronique, l’heure, et si votre connexion était en IPv4 ou en IPv6.
charters-code-title = Tapez le code reçu par courriel
charters-code-lead = Il est parti à { $email }. En le tapant, vous signez la charte sous le nom { DE($name) }.
charters-code = Code de six chiffres
charters-code-hint = Il vaut quinze minutes. Regardez aussi dans les courriers indésirables.
charters-code-form = Le code a six chiffres
charters-code-wrong = { $count ->
    [0] Ce n’est pas le bon code, et c’était le dernier essai. Demandez un autre code.
    [one] Ce n’est pas le bon code. Il reste 1 essai.
   *[other] Ce n’est pas le bon code. Il reste { $count } essais.
  }
charters-code-spent = Ce code a été essayé trop souvent. Demandez un autre code.
charters-code-expired = Ce code ne vaut plus. Demandez un autre code.
charters-code-again-do = Recevoir un autre code
charters-code-again = Un autre code est parti ; le précédent ne vaut plus
charters-codes-many = Cinq codes sont déjà partis dans l’heure : attendez un peu avant d’en demander un autre
charters-sign-do = Signer la charte
charters-read-again = Relire la charte
charters-signed-now = C’est signé. Le reçu est aussi dans vos courriels.
charters-receipt = Reçu
charters-receipt-title = Reçu de signature : { $name }
charters-receipt-file = Télécharger le reçu
charters-receipt-hint = Gardez le fichier : il suffit à prouver la signature, même quand votre compte n’existe plus. Cette page s’imprime aussi.
charters-receipt-verify = Ce reçu se vérifie à l’adresse
charters-receipt-text = Texte signé
charters-fact-name = Au nom de
charters-fact-post = Fonction
charters-fact-structure = Structure
charters-fact-party = En qualité de
charters-fact-at = Le
charters-fact-how = Confirmation
charters-fact-given = Délivré le
charters-fact-sessions = Séances suivies
charters-fact-text = Empreinte du texte (SHA-256)
charters-fact-seal = Empreinte du reçu (SHA-256)
charters-party-participant = participant ou participante
charters-party-representative = représentant ou représentante de la structure
charters-by-code = code envoyé à { $email }, tapé depuis une connexion { $family }
charters-verify = Vérifier un reçu
charters-verify-lead = Qui a le fichier d’un reçu peut vérifier que rien n’y a été changé, sans compte.
charters-verify-go = Vérifier un reçu
charters-finding-ask = Vérifier un reçu ou une attestation
charters-finding-recorded = Ce fichier est authentique
charters-finding-unknown = Ce fichier n’est pas connu ici
charters-finding-text = Le texte de ce fichier a été modifié
charters-finding-changed = Ce fichier a été modifié
charters-finding-unreadable = Ce fichier n’est ni un reçu ni une attestation
charters-means-ask = Donnez le fichier que la personne a reçu en signant la charte, ou à la fin de l’édition. Nous regardons si rien n’y a été changé, et s’il a bien été délivré ici. Le fichier n’est pas gardé.
charters-means-recorded = Rien n’y a été changé, et il a été délivré ici.
charters-means-unknown = Il est complet, mais rien de tel n’est enregistré ici : il vient d’un autre réseau, il a été fabriqué, ou le temps de garder la preuve est passé.
charters-means-text = Le texte qu’il porte n’est pas celui qui a été signé. Il ne prouve rien.
charters-means-changed = Ce qu’il dit n’est pas ce qui a été délivré : un nom, une heure ou autre chose a changé. Il ne prouve rien.
charters-means-unreadable = Il faut le fichier JSON tel qu’il a été téléchargé, en entier.
charters-verify-file = Fichier du reçu ou de l’attestation
charters-verify-file-hint = Le fichier JSON, de 256 Kio au plus.
charters-verify-paste = Ou collez ici ce qu’il contient
charters-verify-do = Vérifier
charters-verify-missing = Choisissez un fichier, ou collez ce qu’il contient
charters-verify-large = Ce fichier est trop gros pour être un reçu : 256 Kio au plus
charters-mail-code-subject = { $code } est votre code pour signer la charte
charters-mail-code = Bonjour { $name },

    Voici le code pour signer la charte de « { $edition } » :

    { $code }

    Il vaut quinze minutes et ne sert qu’une fois. Si vous n’avez rien demandé, ignorez ce message : rien ne sera signé.
charters-mail-signed-subject = Vous avez signé la charte : { $edition }
charters-mail-signed = Bonjour { $name },

    Merci : votre signature de la charte de « { $edition } » est enregistrée. Votre reçu est ici, à imprimer ou à télécharger :

    { $address }

    Gardez le fichier : il suffit à prouver la signature, sans compte.
charters-mail-account = Il vous reste à créer votre compte pour entrer dans l’espace des participants. Ce lien vaut quatorze jours :

    { $address }
charters-mail-account-early = Vous pouvez déjà créer votre compte. Ce lien vaut quatorze jours :

    { $address }
charters-mail-awaited = La personne qui représente votre structure doit signer aussi : votre place dans l’espace des participants s’ouvrira alors, et nous vous l’écrirons.
charters-mail-opened-subject = Votre place est ouverte : { $edition }
charters-mail-opened = Bonjour { $name },

    Votre structure a signé la charte de « { $edition } ». L’espace des participants vous est ouvert :

    { $address }
charters-mail-represent-subject = Une charte à signer pour { $structure } : { $edition }
charters-mail-represent = Bonjour { $name },

    { $participant } participe à « { $edition } » pour { $structure }, et a signé sa charte. Vous êtes la personne qui signe pour la structure.

    Lisez la charte et signez-la ici, sans compte :

    { $address }

    Si vous n’êtes pas la bonne personne, ignorez ce message et dites-le à { $participant }.
charters-mail-ask-subject = La charte est prête à signer : { $edition }
charters-mail-ask = Bonjour { $name },

    La charte de « { $edition } » vient d’être publiée. Elle dit à quoi chacun s’engage pour l’année. Lisez-la et signez-la ici, sans compte :

    { $address }
charters-mail-remind-subject = Il reste la charte à signer : { $edition }
charters-mail-remind = Bonjour { $name },

    Votre place dans « { $edition } » vous attend : il reste la charte à lire et à signer. Cela prend quelques minutes, sans compte :

    { $address }

    Une question avant de signer ? Posez-la aux organisateurs, ils sont là pour cela.
charters-next = La charte, en projet : à relire, puis à publier
