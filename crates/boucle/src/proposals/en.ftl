proposals-new = Propose a solution
proposals-mine = My proposal
proposals-lead = Do you offer, or know of, a circular or social product or service? Describe it in four short steps, without an account.
proposals-how-write = You write at your own pace: each step is kept.
proposals-how-confirm = You confirm your address by e-mail.
proposals-how-examined = The network’s coordinators read your proposal, then publish it, ask you something, or tell you why they do not take it up.
proposals-leave-empty = Leave this field empty
proposals-continue = Continue
proposals-again = Read it again, then send it once more: nothing that you wrote is lost.
proposals-description = Description (optional)
proposals-links = Links (optional)
proposals-steps = Steps
proposals-step-of = Step { $number } of { $count }
proposals-step-what = The solution
proposals-step-purchase = What it replaces
proposals-step-served = Where it is offered
proposals-step-who = Who offers it
proposals-categories-hint = Tick what a buyer would order: needs find the solution by it.
proposals-who-lead = The organisation that offers the solution, and the person to answer.
proposals-organisation = Organisation
proposals-organisation-hint = The name it goes by. If you saw the solution elsewhere, its supplier’s.
proposals-organisation-missing = Write the name of the organisation that offers this solution.
proposals-identifier = SIREN, SIRET or NEQ (optional)
proposals-identifier-hint = This number avoids duplicates.
proposals-identifier-wrong = This is neither a SIREN (9 digits), a SIRET (14) nor a NEQ (10). Check the digits, or leave it empty.
proposals-town = Town (optional)
proposals-you = You
proposals-privacy = Your name and address serve to answer you alone: they are not published, and are erased after a year.
proposals-name = First and last name
proposals-name-missing = Write your name, so that we know whom to answer.
proposals-email = E-mail address
proposals-email-hint = We send a link to confirm there, then the answer.
proposals-email-wrong = Write an address such as name@example.com.
proposals-read-again = Read all of it again
proposals-title-missing = Give a title, of 200 characters at most.
proposals-summary-missing = Sum the solution up, in 400 characters at most.
proposals-links-wrong = Write ten addresses at most, one a line, that begin with https://.
proposals-too-long = { $count ->
    [one] This text is too long: 1 character at most.
   *[other] This text is too long: { $count } characters at most.
  }
proposals-conflict = This proposal was changed in another window. Your text is kept below: continue to save it.
proposals-not-now = The proposal has moved on: here is where it stands.
proposals-incomplete = Something is still missing before it can be sent.
proposals-stands-draft = Read it again, then send it
proposals-stands-unconfirmed = Look at your e-mail
proposals-stands-confirm = Confirm your address
proposals-stands-submitted = Your proposal is being examined
proposals-stands-changes-asked = You are asked for something
proposals-stands-published = Your solution is published
proposals-stands-refused = Your proposal is not taken up
proposals-stands-withdrawn = Your proposal is withdrawn
proposals-confirm-text = You came by the link sent to { $email }. Confirm that this address is yours: your proposal is sent at once.
proposals-confirm = Confirm and send
proposals-mailed-text = We have sent a link to { $email }. Open it to confirm your address: your proposal will then be sent.
proposals-mail-again = Send the link again
proposals-mail-other = Correct the address
proposals-mailed = The link has left: look at your e-mail.
proposals-mailed-enough = Several links have left for this address already. Look among unwanted mail as well, or wait a quarter of an hour.
proposals-asked-what = What is asked
proposals-still-missing = Still missing:
proposals-ready = All of it is there. Read it again below, then send it.
proposals-correct = Correct what is needed, then send it again.
proposals-send = Send the proposal
proposals-keep-address = To finish later, keep the address of this page: it alone opens your draft, which is erased after thirty days.
proposals-submitted = Your proposal is sent. A receipt is on its way by e-mail.
proposals-submitted-text = The network’s coordinators read it. Their answer will come to { $email }; you may also come back to this page.
proposals-published-text = Buyers find it in the catalogue.
proposals-see-solution = See the solution
proposals-why = Why
proposals-another = Propose another solution
proposals-withdrawn-text = It will not be examined. It will be erased after a year.
proposals-content = What you propose
proposals-change = Change: { $step }
proposals-by = Proposed by
proposals-so-far = So far
proposals-done-submitted = Sent
proposals-done-changes-asked = Something asked
proposals-done-published = Published
proposals-done-refused = Not taken up
proposals-done-withdrawn = Withdrawn
proposals-withdraw = Withdraw my proposal
proposals-withdraw-text = It will no longer be examined. You may propose another.
proposals-withdraw-sure = I want to withdraw it
proposals-withdraw-unsure = Tick the box to withdraw the proposal.
proposals-now-withdrawn = The proposal is withdrawn.
proposals-admin = Running the network
proposals-desk = Proposals
proposals-desk-lead = Solutions proposed by the public form. Nothing is published before your decision; its author gets each answer by e-mail.
proposals-desk-empty = No proposal here. Those that come by the public form will stand here.
proposals-waiting = { $count ->
    [0] No proposal waits
    [one] 1 proposal waits for your decision
   *[other] { $count } proposals wait for your decision
  }
proposals-states = States
proposals-tab-submitted = To examine
proposals-tab-changes-asked = Something asked
proposals-tab-published = Published
proposals-tab-refused = Not taken up
proposals-tab-draft = Draft
proposals-tab-unconfirmed = Address to confirm
proposals-tab-withdrawn = Withdrawn
proposals-since = Sent on
proposals-hints = { $count ->
    [0] No duplicate in sight
    [one] 1 possible duplicate
   *[other] { $count } possible duplicates
  }
proposals-hints-none = Neither the catalogue nor the proposals that wait have anything like it.
proposals-hints-proposals = Proposals that wait
proposals-hints-solutions = Solutions of the catalogue
proposals-alike-identifier = same number
proposals-alike-domain = same site or address
proposals-alike-name = similar name
proposals-decide = Your decision
proposals-whose = Whose solution is it?
proposals-new-organisation = Create “{ $organisation }” and invite its author to manage it
proposals-reason = Reason, or a word to go with it
proposals-reason-hint = Sent to the author of the proposal. Needed to ask for something or to refuse.
proposals-reason-missing = Say why: the author of the proposal will read it.
proposals-decision-missing = Choose a decision.
proposals-number-taken = An organisation of the network has this number: attach the solution to it.
proposals-publish = Publish
proposals-ask = Ask for something
proposals-refuse = Do not take up
proposals-decided-already = This proposal changed its state meanwhile.
proposals-now-published = The solution is published, and its author is told.
proposals-now-asked = The request has left for the author of the proposal.
proposals-now-refused = The answer has left for the author of the proposal.
proposals-mail-confirm-subject = Confirm your address to propose a solution
proposals-mail-confirm = Hello,

    Your proposal of a solution to the network { $network } is kept. Confirm that this address is yours, and it will be examined:
    { $address }

    This link also brings you back to your proposal. Do not pass it on.

    If you have proposed nothing, do nothing: the proposal will erase itself.
proposals-mail-received-subject = Your proposal “{ $title }” has arrived
proposals-mail-received = Hello { $name },

    Thank you: your proposal “{ $title }” has reached the coordinators of the network { $network }, who will read it. Their answer will come by e-mail.

    To see where it stands:
    { $address }
proposals-mail-waiting-subject = A solution to examine: { $title }
proposals-mail-waiting = Hello,

    { $organisation } proposes “{ $title }”. The proposal waits for your decision:
    { $address }
proposals-mail-asked-subject = Something about your proposal “{ $title }”
proposals-mail-asked = Hello { $name },

    Before “{ $title }” is published, the network’s coordinators ask you:

    { $reason }

    Correct your proposal and send it again by this link:
    { $address }
proposals-mail-refused-subject = Your proposal “{ $title }”
proposals-mail-refused = Hello { $name },

    Your proposal “{ $title }” is not taken up in the catalogue. Here is why:

    { $reason }

    It can be read here for a year:
    { $address }
proposals-mail-published-subject = Your solution “{ $title }” is published
proposals-mail-published = Hello { $name },

    “{ $title }” is in the catalogue: buyers find it from now on.
    { $address }

    { $reason }
    { $keep }
proposals-mail-invited = To keep it up to date and answer needs, take over the record of { $organisation }:
    { $address }
proposals-mail-attached = It is attached to { $organisation }, which the network knows already: the people who manage this organisation may change it.
proposals-whose-missing = Choose the organisation that the solution belongs to, or make it.
