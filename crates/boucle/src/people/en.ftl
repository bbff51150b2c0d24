people-my-organisations = My organisations
people-no-organisation = You are not in any organisation yet. Ask the person who manages yours for an invitation, or create it.

people-sign-in = Sign in
people-sign-in-do = Sign in
people-sign-in-wrong = The address and the password do not go together. Check them, or get a link by e-mail.
people-sign-out = Sign out
people-email = E-mail address
people-email-wrong = This e-mail address is not complete. Example: name@example.org
people-password = Password
people-password-or-link = Without a password, ask for a link: it signs you in with one click.
people-link-ask = Get a link by e-mail
people-link-sent = Check your mailbox
people-link-sent-text = An e-mail is on its way to { $email }. It holds a link that works once, within 20 minutes. If it does not arrive, look among unwanted mail.
people-link = You are almost there
people-link-text = This link signs you in with the address { $email }.
people-link-spent = This link no longer works
people-link-spent-text = A link works once, within 20 minutes. Ask for another: it arrives straight away.
people-invitation-spent-text = This link was used or has expired. Give your address to get another; for an invitation, ask the person who sent it to you.
people-link-new = Get a new link
people-back-to-sign-in = Back to sign-in
people-no-account = No account yet?
people-has-account = Already have an account?
people-register = Create an account
people-register-text = Give your address: we send a link there to confirm that it is yours.
people-register-do = Get the link
people-finish = Finish creating your account
people-finish-do = Create my account
people-join = Join { $organisation }
people-join-do = Join
people-for-address = Account of { $email }
people-name = First and last name
people-name-help = As the other members of the network will see it.
people-name-wrong = Write a name, of 200 characters at most.
people-password-optional = Password (optional)
people-password-help = From 15 to 128 characters; a sentence that is easy to remember does very well.
people-password-short = This password is too short: it needs at least 15 characters. A few unrelated words are enough.
people-password-long = This password is too long: 128 characters at most.
people-password-common = This password is too easy to guess. Choose one that nobody else uses.
people-password-change = New password (optional)
people-password-choose = Choose a password (optional)
people-sign-in-again = For this change you must have signed in less than 20 minutes ago. Sign out, sign in again, then try once more.

people-profile = My profile
people-profile-saved = Your profile is saved.
people-language = Language
people-language-fr = Français
people-language-en = English
people-zone = Time zone
people-pace = How often to notify me by e-mail
people-pace-help = Sign-in and invitation e-mails always leave at once.
people-pace-at-once = At once
people-pace-daily = Once a day
people-pace-weekly = Once a week
people-pace-never = Never
people-save = Save
people-cancel = Cancel
people-mails = My mails
people-searches = The searches that I keep
people-calendar = My calendar
people-mine = My data
people-sessions = Where I am signed in
people-sessions-title = { $count ->
    [one] One open session
   *[other] { $count } open sessions
  }
people-sessions-text = Close those that you do not recognise, then change your password.
people-device = { $browser } on { $system }
people-device-unknown = Unknown device
people-session-this = This one
people-session-seen = Last active: { $moment }, from { $address }
people-session-end = Close
people-session-ended = The session is closed.
people-export = Download my data (JSON)
people-erase = Delete my account
people-erase-text = Your name, your address and your sessions are erased for good. What you wrote for your organisations stays, under the name “Former member”. The journal, which serves as proof, keeps your name as it was at the time of each act.
people-erase-type = To confirm, type your address: { $email }
people-erase-email = This is not the address of your account.
people-erase-do = Delete my account for good
people-erased = Your account is deleted.
people-erased-name = Former member

people-organisations = Organisations
people-organisations-title = { $count ->
    [0] No organisation yet
    [one] One organisation in the network
   *[other] { $count } organisations in the network
  }
people-organisations-found = { $count ->
    [0] No organisation is called so
    [one] 1 organisation for “{ $words }”
   *[other] { $count } organisations for “{ $words }”
  }
people-organisations-all = See all organisations
people-search = Search an organisation by its name
people-search-do = Search
people-found-none = Try one word, or the beginning of the name.
people-organisations-none = The organisations of the network will appear here. Create the first: yours.
people-next = Next organisations
people-organisation-new = New organisation
people-organisation-edit = Edit
people-organisation-saved = The organisation is saved.
people-organisation-name = Name of the organisation
people-edit = Edit
people-edit-title = Edit { $name }
people-buys = Buys
people-supplies = Supplies
people-does = In the network, this organisation
people-does-buy = buys: it describes needs
people-does-supply = supplies: it publishes solutions
people-kind = Kind of organisation
people-legal-form = Legal form
people-legal-form-help = For example: public limited company, non-profit, solidarity cooperative, municipality.
people-identifier-kind = Official number
people-identifier-help = It avoids duplicates and lets statuses be verified.
people-identifier-none = None
people-identifier = Number
people-identifier-scheme = Say which number it is: SIRET, SIREN or NEQ.
people-identifier-length = This number must have { $count } digits.
people-identifier-check = This number has a mistake: its check digit does not match. Check every digit.
people-identifier-beginning = A NEQ begins with 11, 22, 33 or 88.
people-identifier-taken = An organisation of the network already has this number. Find it in the list and ask to join it.
people-scheme-siret = SIRET
people-scheme-siren = SIREN
people-scheme-neq = NEQ
people-size = Size
people-size-unknown = Not stated
people-address = Street and number
people-postal-code = Postal code
people-place = Town or territory
people-place-help = The name of a municipality, a town or a region.
people-place-unknown = No place in the list has this name. Check the spelling, or give the nearest town.
people-place-several = Several places have this name: choose the right one below.
people-place-which = Which place do you mean?
people-website = Website
people-website-help = The full address, with https://
people-website-wrong = The address of a site begins with https:// or http://
people-description = About
people-description-help = Who you are and what you do. You may write in Markdown.
people-statuses = Statuses and certificates
people-statuses-help = Social economy, inclusion, disability, diversity: only what a certificate proves.
people-statuses-title = { $count ->
    [0] No status declared
    [one] One status
   *[other] { $count } statuses
  }
people-statuses-none = The certified statuses of this organisation will appear here.
people-status = Status
people-status-no = None
people-status-twice = One status is chosen twice. Keep a single line for each.
people-status-date = An end date is not valid. Example: 2027-06-30
people-certificate = Number or name of the certificate
people-certified-by = Issued by
people-expires-on = Valid until
people-certificate-is = certificate { $certificate }
people-certified-by-is = issued by { $body }
people-until = until { $date }
people-since = since { $date }
people-expired = expired since { $date }
people-choose-listed = Choose a value from the list.
people-changed-meanwhile = Somebody saved another version meanwhile. It is shown beside yours: take from it what suits, then save.
people-theirs = The version saved meanwhile

people-people = People
people-people-title = { $count ->
    [0] Nobody yet at { $organisation }
    [one] One person at { $organisation }
   *[other] { $count } people at { $organisation }
  }
people-people-none = Invite a first person: they get a link by e-mail.
people-invited-title = { $count ->
    [one] One invitation awaits its answer
   *[other] { $count } invitations await their answer
  }
people-invite = Invite a person
people-invite-help = They get a link that is valid for 14 days; it also creates their account if need be.
people-invite-do = Send the invitation
people-invited = The invitation has left.
people-role = Role
people-role-help = Reading: see. Contributing: write needs and solutions. Managing: also invite, and edit this record.

people-membership = Membership of the network
people-membership-none = This organisation has not joined the network yet.
people-membership-kind = How would you like to take part?
people-membership-help = Without becoming a member, an organisation may take part with a financial contribution or with its expertise.
people-membership-note = Say more (optional)
people-membership-ask = Request membership
people-membership-asked = Your request has gone to the coordinators.
people-membership-accept = Accept
people-membership-decline = Decline
people-membership-end = End
people-membership-decided = The decision is recorded, and the organisation’s managers are told.
people-membership-dates = These dates do not fit: the end cannot come before the beginning.
people-membership-member = Member
people-membership-contributes-money = Financial contribution
people-membership-brings-expertise = Brings expertise
people-membership-state-proposed = Requested
people-membership-state-accepted = Accepted
people-membership-state-declined = Declined
people-membership-state-ended = Ended
people-starts-on = From
people-ends-on = Until

people-mail-link-subject = Your sign-in link for { $network }
people-mail-link = Hello,

    Here is the link that signs you in to { $network }. It works once, within 20 minutes:

    { $address }

    If you did not ask for it, ignore this message: nobody gets in without this link.
people-mail-confirm-subject = Confirm your address for { $network }
people-mail-confirm = Hello,

    This address was given to enter { $network }. It has no account there yet. To create one, open this link within 20 minutes:

    { $address }

    If you did not ask for it, ignore this message: no account will be created.
people-mail-invitation-subject = Invitation to join { $organisation }
people-mail-invitation = Hello,

    { $person } invites you to join { $organisation } on { $network }. The link is valid for 14 days:

    { $address }
people-mail-membership-subject = Membership of { $organisation } in the network
people-mail-membership = Hello,

    The membership of { $organisation } has changed: { $state }.

    { $address }

kind-public-body = Public body
kind-company = Company
kind-social-enterprise = Social-economy enterprise
kind-association = Association
kind-network = Network
kind-funder = Funder
size-micro = Fewer than 10 people
size-small = 10 to 49 people
size-medium = 50 to 249 people
size-large = 250 people and more
role-reader = Reading
role-contributor = Contributing
role-manager = Managing
role-member = Member
role-board = Board
role-coordinator = Coordination
role-operator = Operations
people-tokens = Tokens for programs
people-tokens-title = { $count ->
    [0] Tokens for programs
    [one] 1 token for programs
   *[other] { $count } tokens for programs
  }
people-tokens-text = A token lets a program act in your name without your password. Give each program its own, and revoke it once it serves no more.
people-tokens-doc = What the interface can do
people-token-once = Copy this token now: it will not be shown again.
people-token-new = New token
people-token-name = What it is for
people-token-name-hint = For instance “monthly export to accounts”.
people-token-name-wrong = Give a name of 100 characters at most
people-token-right = What it allows
people-token-right-read = Read
people-token-right-write = Read and change
people-token-days = For how long
people-token-days-30 = 30 days
people-token-days-90 = 90 days
people-token-days-365 = A year
people-token-make = Make the token
people-token-used = used on { $date }
people-token-unused = never used
people-token-revoke = Revoke
people-token-revoked = The token is revoked: it opens nothing any more
people-provider = Continue with { $name }
people-provider-down = This service does not answer for the moment. Sign in by password or by link, or try again later.
people-provider-stale = This return is too old, or comes from another browser. Start again from this page.
people-provider-unverified = Your address is not verified by this service. Have it verified there, or sign in another way.
people-provider-wrong = This service’s answer could not be verified. Try again, or sign in another way.
people-logo = Logo
people-logo-title = Logo of { $name }
people-logo-of = Logo of { $name }
people-logo-change = Change the logo
people-logo-file = Picture
people-logo-hint = PNG, JPEG or WebP, of one megabyte at most. What a camera or a program wrote in it is taken off.
people-logo-large = This picture is larger than a megabyte. Make it smaller and try again.
people-logo-kind = This file is no PNG, JPEG or WebP picture.
people-logo-pixels = This picture has more than 4,000 pixels on a side. Make it smaller and try again.
people-logo-missing = Choose a picture
people-logo-remove = Remove the logo
people-yes = yes
people-no = no
people-csv = Take the list away (CSV)
people-xlsx = Take the list away (XLSX)
people-claim = This is my organisation
people-merge = Merge with another
