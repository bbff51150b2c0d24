upkeep-admin = Running the network
upkeep-desk = Reports and claims
upkeep-desk-lead = Entries that are said to be wrong or there twice, and organisations that somebody asks to manage.
upkeep-desk-title = { $count ->
    [0] Nothing waits
    [one] 1 request waits
   *[other] { $count } requests wait
  }
upkeep-desk-empty = Nobody has reported an error or asked to manage an organisation. Requests will stand here.
upkeep-flags = Entries reported
upkeep-claims = Organisations claimed
upkeep-visitor = somebody without an account
upkeep-flag = Report an error or a duplicate
upkeep-flag-lead = The network’s coordinators read each report, and mend the entry where needed.
upkeep-kind = What is it?
upkeep-kind-error = An error
upkeep-kind-duplicate = A duplicate
upkeep-kind-missing = Choose an error or a duplicate.
upkeep-text = What is wrong
upkeep-text-hint = What is wrong and what would be right, or the other entry that says the same.
upkeep-text-missing = Say what is wrong, in 2000 characters at most.
upkeep-again = Read it again, then send it once more: nothing that you wrote is lost.
upkeep-leave-empty = Leave this field empty
upkeep-send = Send
upkeep-flagged = Thank you: the network’s coordinators will look into it.
upkeep-see = See the entry
upkeep-note = What was done (optional)
upkeep-settle = Mark as settled
upkeep-settled = The report is settled.
upkeep-settled-already = Somebody has settled it already.
upkeep-merge-this = Merge with another entry
upkeep-claim = Take over this organisation
upkeep-claim-lead = You will be able to change its record and its solutions, and to invite your colleagues. The network’s coordinators first check that you speak for it.
upkeep-claim-text = How to check it
upkeep-claim-hint = Your function, and a way to confirm it: a page of the site that names you, a switchboard number.
upkeep-claim-missing = Say how to check that you speak for this organisation, in 2000 characters at most.
upkeep-claim-waits = Your request waits for the coordinators’ decision. Their answer will come by e-mail.
upkeep-claim-send = Ask to manage it
upkeep-claimed = The request has left. The answer will come by e-mail.
upkeep-claim-wants = { $person } asks to manage { $organisation }
upkeep-managers = { $count ->
    [0] Nobody manages it today.
    [one] 1 person manages it already.
   *[other] { $count } people manage it already.
  }
upkeep-reason = Reason
upkeep-reason-missing = Say why: the person will read it.
upkeep-accept = Accept
upkeep-decline = Decline
upkeep-claim-accepted = Accepted: the person manages the organisation, and is told.
upkeep-claim-declined = Declined, and the person knows why.
upkeep-mail-claim-subject = Your request to manage { $organisation }
upkeep-mail-claim-accepted = Hello { $name },

    You now manage { $organisation }: its record, its solutions and its people.
    { $address }
upkeep-mail-claim-declined = Hello { $name },

    Your request to manage { $organisation } is not accepted. Here is why:

    { $reason }

    { $address }
upkeep-merge-solutions = Merge two entries
upkeep-merge-organisations = Merge two organisations
upkeep-merge-lead = This one stays. Choose the one that goes: what hangs on it will come here, and its address will lead here.
upkeep-look-for = Look for the other
upkeep-search = Search
upkeep-none-found = Nothing else matches. Try other words.
upkeep-this-one = Compare
upkeep-stays = Stays
upkeep-goes = Goes
upkeep-moves = What moves from one to the other
upkeep-moves-nothing = Nothing hangs on it.
upkeep-solution-kept = The entry that goes keeps its versions. Its text does not mix with the other: first take over what is missing.
upkeep-organisation-kept = What the organisation that stays does not say (number, place, site, description, logo) is taken from the other. Somebody who is in both keeps the larger part.
upkeep-merge-do = Merge
upkeep-merge-other = Choose another
upkeep-choose-other = First choose the entry that goes.
upkeep-merged = Merged. The old address leads here.
upkeep-merge-refused = Nothing was changed: the two stand side by side where there is room for one (the same working group, cycle, edition of a programme, or assessment of a year). Take one of them out of there, then try again.
upkeep-between-introductions = { $count ->
    [one] Between the two, 1 introduction: nobody is introduced to themselves. If it is under way it is closed without a purchase, with this reason; its messages and files stay.
   *[other] Between the two, { $count } introductions: nobody is introduced to themselves. Those under way are closed without a purchase, with this reason; their messages and files stay.
  }
upkeep-hanging-seats = { $count ->
    [one] 1 person
   *[other] { $count } people
  }
upkeep-hanging-memberships = { $count ->
    [one] 1 membership
   *[other] { $count } memberships
  }
upkeep-hanging-statuses = { $count ->
    [one] 1 status
   *[other] { $count } statuses
  }
upkeep-hanging-invitations = { $count ->
    [one] 1 invitation
   *[other] { $count } invitations
  }
upkeep-hanging-solutions = { $count ->
    [one] 1 solution
   *[other] { $count } solutions
  }
upkeep-hanging-merged = { $count ->
    [one] 1 record merged before
   *[other] { $count } records merged before
  }
upkeep-hanging-proposals = { $count ->
    [one] 1 proposal
   *[other] { $count } proposals
  }
upkeep-hanging-needs = { $count ->
    [one] 1 need
   *[other] { $count } needs
  }
upkeep-hanging-voices = { $count ->
    [one] 1 vote
   *[other] { $count } votes
  }
upkeep-hanging-participations = { $count ->
    [one] 1 part in a working group
   *[other] { $count } parts in working groups
  }
upkeep-hanging-group-invitations = { $count ->
    [one] 1 invitation to a working group
   *[other] { $count } invitations to working groups
  }
upkeep-hanging-pledges = { $count ->
    [one] 1 pledge
   *[other] { $count } pledges
  }
upkeep-hanging-actions = { $count ->
    [one] 1 action
   *[other] { $count } actions
  }
upkeep-hanging-resources = { $count ->
    [one] 1 resource
   *[other] { $count } resources
  }
upkeep-hanging-trials = { $count ->
    [one] 1 trial
   *[other] { $count } trials
  }
upkeep-hanging-makers = { $count ->
    [one] 1 tool made
   *[other] { $count } tools made
  }
upkeep-hanging-uses = { $count ->
    [one] 1 use of a tool
   *[other] { $count } uses of tools
  }
upkeep-hanging-requests = { $count ->
    [one] 1 request about a tool
   *[other] { $count } requests about tools
  }
upkeep-hanging-introductions = { $count ->
    [one] 1 introduction
   *[other] { $count } introductions
  }
upkeep-hanging-purchases = { $count ->
    [one] 1 purchase project
   *[other] { $count } purchase projects
  }
upkeep-hanging-shortlisted = { $count ->
    [one] 1 purchase project that looks at it
   *[other] { $count } purchase projects that look at it
  }
upkeep-hanging-bought = { $count ->
    [one] 1 purchase
   *[other] { $count } purchases
  }
upkeep-hanging-calculations = { $count ->
    [one] 1 calculation
   *[other] { $count } calculations
  }
upkeep-hanging-shares = { $count ->
    [one] 1 calculation shared
   *[other] { $count } calculations shared
  }
upkeep-hanging-factors = { $count ->
    [one] 1 set of emission factors
   *[other] { $count } sets of emission factors
  }
upkeep-hanging-through = { $count ->
    [one] 1 application
   *[other] { $count } applications
  }
upkeep-hanging-announcements = { $count ->
    [one] 1 announcement
   *[other] { $count } announcements
  }
upkeep-hanging-announcements-told = { $count ->
    [one] 1 need announced more than a year ago
   *[other] { $count } needs announced more than a year ago
  }
upkeep-hanging-announcement-refusals = { $count ->
    [one] 1 refusal of announcements of needs
   *[other] { $count } refusals of announcements of needs
  }
upkeep-hanging-announcement-fits = { $count ->
    [one] 1 need that it answers
   *[other] { $count } needs that it answers
  }
upkeep-hanging-lists = { $count ->
    [one] 1 list of solutions
   *[other] { $count } lists of solutions
  }
upkeep-hanging-listed = { $count ->
    [one] 1 list in which it stands
   *[other] { $count } lists in which it stands
  }
upkeep-hanging-found = { $count ->
    [one] 1 kept search that has found it
   *[other] { $count } kept searches that have found it
  }
upkeep-hanging-flags = { $count ->
    [one] 1 report
   *[other] { $count } reports
  }
upkeep-hanging-claims = { $count ->
    [one] 1 claim
   *[other] { $count } claims
  }
upkeep-hanging-groups = { $count ->
    [one] 1 working group proposed
   *[other] { $count } working groups proposed
  }
upkeep-hanging-assessments = { $count ->
    [one] 1 assessment
   *[other] { $count } assessments
  }
upkeep-hanging-reviews = { $count ->
    [one] 1 assessment to verify
   *[other] { $count } assessments to verify
  }
upkeep-hanging-assessments-read = { $count ->
    [one] 1 assessment shared with it
   *[other] { $count } assessments shared with it
  }
upkeep-hanging-campaigns = { $count ->
    [one] 1 test campaign
   *[other] { $count } test campaigns
  }
upkeep-hanging-remarks = { $count ->
    [one] 1 remark on a questionnaire
   *[other] { $count } remarks on a questionnaire
  }
upkeep-hanging-labels = { $count ->
    [one] 1 label
   *[other] { $count } labels
  }
upkeep-hanging-references = { $count ->
    [one] 1 reference
   *[other] { $count } references
  }
upkeep-hanging-client-of = { $count ->
    [one] 1 reference of which it is the client
   *[other] { $count } references of which it is the client
  }
upkeep-hanging-files = { $count ->
    [one] 1 picture or file
   *[other] { $count } pictures and files
  }
