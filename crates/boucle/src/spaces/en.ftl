spaces-title = Spaces
spaces-mine = { $count ->
    [0] Spaces
    [one] Your space
   *[other] Your { $count } spaces
  }
spaces-none = You are not a member of any space yet. Those that the network opens to you are below; the others will invite you.
spaces-others = Other spaces of the network
spaces-next = Rest of the list
spaces-new = Open a space
spaces-edit = Edit the space
spaces-save = Save
spaces-saved = The space is saved
spaces-name = Name
spaces-summary = Presentation
spaces-summary-hint = What this space is for, to whoever arrives. Markdown may be used.
spaces-visibility = Who may read it
spaces-joining = How to come in
spaces-zone = Time zone
spaces-zone-hint = Meetings of this space are at this time.
spaces-title-wrong = Give a name of 200 characters at most
spaces-choose-listed = Choose from the list
spaces-conflict = Somebody saved meanwhile: compare, then save again to keep your text
spaces-theirs = What the other person saved
spaces-archive = Archive the space
spaces-reopen = Open the space again
spaces-is-archived = Archived
spaces-archived = The space is archived: it is read, and no longer written
spaces-reopened = The space is open again
spaces-delete = Delete the space
spaces-delete-title = Delete “{ $space }”?
spaces-delete-lead = { $count ->
    [one] One member will lose its pages, discussions and files. Nothing can be brought back.
   *[other] { $count } members will lose its pages, discussions and files. Nothing can be brought back.
  }
spaces-delete-type = To confirm, type the name of the space
spaces-delete-wrong = This is not the name of this space
spaces-deleted = The space and all that it held are deleted
spaces-keep = Keep it
spaces-count = { $count ->
    [0] No member
    [one] 1 member
   *[other] { $count } members
  }
spaces-members = Members
spaces-members-title = { $count ->
    [0] Members of { $space }
    [one] 1 member of { $space }
   *[other] { $count } members of { $space }
  }
spaces-members-see = See the members
spaces-network-members = Everyone in the network is a member of this space.
spaces-waiting-title = { $count ->
    [one] 1 person waits for an answer
   *[other] { $count } people wait for an answer
  }
spaces-waiting = Your request waits for the answer of whoever runs this space.
spaces-note = A word with it
spaces-let-in = Accept
spaces-refuse = Decline
spaces-answered = The answer is given
spaces-invitation = You are invited to “{ $space }”
spaces-accept = Accept the invitation
spaces-decline = Decline
spaces-declined = Noted
spaces-come-open = This space is open to the whole network
spaces-come-request = One comes in by asking
spaces-come-do-open = Become a member
spaces-come-do-request = Ask to be a member
spaces-joined = You are a member of this space
spaces-asked = Your request is sent
spaces-leave = Leave the space
spaces-left = You have left the space
spaces-last-coordinator = Nobody else runs the space: give that part to somebody else first
spaces-change = Change
spaces-part = Part
spaces-remove = Remove from the space
spaces-member-changed = The change is made
spaces-roles = Roles of the space
spaces-roles-lead = Reading, taking part, running it: these three are everywhere. Add those that this space knows, and say what each may do.
spaces-roles-none = Rapporteur, secretary, partner structure, observer: a role has the name that you give it.
spaces-roles-see = Roles of the space
spaces-roles-changed = The roles are changed
spaces-roles-full = A space has 20 roles at most: remove one first
spaces-role = Name of the role
spaces-role-hint = As the space says it: secretary, partner structure…
spaces-role-may = What it may do
spaces-role-new = Add a role
spaces-role-add = Add
spaces-role-remove = Remove this role
spaces-role-taken = This role is there already
spaces-role-name-wrong = Give a name of 100 characters at most
spaces-may-reader = Read
spaces-may-member = Take part
spaces-may-coordinator = Run the space
spaces-since = since { $date }
spaces-column-name = Name
spaces-column-since = Since
spaces-column-until = Until
spaces-csv = Take away as CSV
spaces-xlsx = Take away as XLSX
spaces-past = Past members and parts
spaces-invite = Invite somebody of the network
spaces-invite-email = E-mail address
spaces-invite-hint = That of the account. Somebody without an account is invited from an organisation.
spaces-invite-do = Send the invitation
spaces-invite-unknown = No account has this address
spaces-invited = The invitation is sent
spaces-mail-invitation-subject = Invitation to “{ $space }”
spaces-mail-invitation =
    Hello,

    { $person } invites you to the space “{ $space }”.

    To answer:
    { $address }
spaces-mail-asked-subject = { $person } asks to come into “{ $space }”
spaces-mail-asked =
    Hello,

    { $person } asks to come into the space “{ $space }”, which you run.

    { $note }

    To answer:
    { $address }
spaces-mail-accepted-subject = You are a member of “{ $space }”
spaces-mail-accepted =
    Hello,

    Your request is accepted: you are a member of the space “{ $space }”.

    { $address }
spaces-mail-declined-subject = Your request for “{ $space }”
spaces-mail-declined =
    Hello,

    Your request to come into the space “{ $space }” was not accepted. Whoever runs it can tell you why.

    { $address }
space-kind-network = The network
space-kind-open = Space
space-kind-working-group = Working group
space-kind-edition = Programme
space-seen-public = Open to anyone
space-seen-network = Seen by the network
space-seen-members = Members only
space-joining-open = Freely
space-joining-request = By asking
space-joining-invitation = By invitation
space-part-reader = Reader
space-part-member = Member
space-part-coordinator = Coordinator
space-request-asked = asks to come in
space-request-invited = was invited
spaces-tab-group = Working group
spaces-tab-home = Home
spaces-tab-pages = Pages
spaces-tab-discussions = Discussions
spaces-tab-meetings = Meetings
spaces-tab-files = Documents
spaces-tab-polls = Polls
