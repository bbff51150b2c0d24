assessments-title = Assessments
assessments-lead = How far a supplier has come in its environmental, social and governance practices, answered by itself, verified if it asks.
assessments-count = { $count ->
    [one] 1 assessment of your organisation
   *[other] { $count } assessments of your organisation
  }
assessments-none = No assessment yet. A supplier answers for itself, and then decides with whom to share its scores.
assessments-own = Of your organisation
assessments-to-review = { $count ->
    [one] 1 assessment waits for your verification
   *[other] { $count } assessments wait for your verification
  }
assessments-shared-title = Shared with you
assessments-older = Older assessments
assessments-one = { $organisation }, { $year }
assessments-found = { $organisation }, { $year }: { $score } out of 100
assessments-score-and = { $score } out of 100, { $complete }% complete
assessments-nothing-yet = No answer yet
assessments-complete = { $complete }% complete.
assessments-completeness = Share answered
assessments-both = Declared: { $declared }. Verified: { $verified }.
assessments-state-open = Not verified
assessments-state-asked = Waits for verification
assessments-state-verified = Verified
assessments-begin = Begin an assessment
assessments-begin-lead = Answer in several sittings, several of you: each step is saved, and only your organisation sees your answers as long as you share nothing.
assessments-begin-do = Begin
assessments-organisation = Organisation that is assessed
assessments-questionnaire = Questionnaire
assessments-sector = Sector
assessments-sector-hint = What you mostly sell. Your scores are compared with those of this sector, without names, once it has five respondents.
assessments-choose = Choose
assessments-choose-listed = Choose an answer from the list
assessments-year = Year assessed
assessments-year-hint = The one that your answers describe.
assessments-year-wrong = Give a year, from 2000 to { $last }
assessments-there-already = This assessment was begun already: here it is.
assessments-delete = Delete this assessment
assessments-delete-why = Answers, proofs and the improvement plan are deleted with it, for the whole organisation.
assessments-delete-do = Delete
assessments-deleted = The assessment is deleted.
assessments-answer = Answer
assessments-go-on = Go on answering
assessments-print = All answers
assessments-csv = Download as CSV
assessments-not-enough = Nothing is shared, verified or counted while less than 80% is answered.
assessments-method = 100 is what can be expected; a contribution beyond the questions may add points to it. A question without an answer does not count as a zero: it is missing from the share answered.
assessments-issues = { $count ->
    [one] 1 issue
   *[other] { $count } issues
  }
assessments-issue = Issue
assessments-pillar = Field
assessments-pillar-environment = Environment
assessments-pillar-social = Society
assessments-pillar-governance = Governance
assessments-answered = Answers
assessments-score = Score
assessments-overall = Overall
assessments-declared = Declared
assessments-verified = Verified
assessments-by-issue = By issue
assessments-by-subject = By core subject of ISO 26000
assessments-by-goal = By Sustainable Development Goal
assessments-subject-governance = Organisational governance
assessments-subject-human-rights = Human rights
assessments-subject-labour = Labour practices
assessments-subject-environment = The environment
assessments-subject-fair-operating = Fair operating practices
assessments-subject-consumers = Consumer issues
assessments-subject-community = Community involvement and development
assessments-goal-1 = 1. No poverty
assessments-goal-2 = 2. Zero hunger
assessments-goal-3 = 3. Good health and well-being
assessments-goal-4 = 4. Quality education
assessments-goal-5 = 5. Gender equality
assessments-goal-6 = 6. Clean water and sanitation
assessments-goal-7 = 7. Affordable and clean energy
assessments-goal-8 = 8. Decent work and economic growth
assessments-goal-9 = 9. Industry, innovation and infrastructure
assessments-goal-10 = 10. Reduced inequalities
assessments-goal-11 = 11. Sustainable cities and communities
assessments-goal-12 = 12. Responsible consumption and production
assessments-goal-13 = 13. Climate action
assessments-goal-14 = 14. Life below water
assessments-goal-15 = 15. Life on land
assessments-goal-16 = 16. Peace, justice and strong institutions
assessments-goal-17 = 17. Partnerships for the goals
assessments-standing = This issue: { $issue }. Overall: { $all }, { $complete }% complete.
assessments-yes = Yes
assessments-no = No
assessments-na = This does not apply to us
assessments-unanswered = No answer yet
assessments-bonus = Beyond the questions (at most { $most } points): { $for }
assessments-unit-percent = In per cent, from 0 to 100.
assessments-unit-points = In points. Leave empty if you claim none.
assessments-in-percent = { $number }%
assessments-in-points = { $number } points
assessments-either = Give a number, or tick that this does not apply to you
assessments-wrong-percent = Give a number from 0 to { $most }
assessments-wrong-points = Give a number of points, from 0 to { $most }
assessments-wrong-choice = Choose an answer from the list
assessments-note = What explains the answer
assessments-note-long = Write at most 2,000 characters
assessments-evidence = What proves it: { $evidence }
assessments-proof-add = Attach a proof
assessments-proof-hint = One or several files, of at most { $most } each.
assessments-proof-remove = Remove { $name }
assessments-proofs-many = There are 300 proofs already: remove some first
assessments-proofs-none = No proof attached
assessments-answered-by = { $person }, { $moment }
assessments-before = { $count ->
    [one] 1 earlier answer
   *[other] { $count } earlier answers
  }
assessments-theirs = { $person } has answered meanwhile: “{ $answer }”. Save again to put your answer in its place; the other stays among the earlier answers
assessments-rest-saved = The rest of what you answered here is saved.
assessments-save = Save
assessments-save-next = Save and go on
assessments-save-end = Save and finish
assessments-saved = It is saved.
assessments-all-issues = All issues
assessments-questionnaires = Questionnaires
assessments-questionnaires-count = { $count ->
    [one] 1 questionnaire
   *[other] { $count } questionnaires
  }
assessments-questionnaires-lead = What suppliers are asked, and how much each answer counts. A published version no longer changes.
assessments-questions = { $count ->
    [one] 1 question
   *[other] { $count } questions
  }
assessments-published-on = Published on { $date }
assessments-draft = Draft
assessments-try = Try the questionnaire
assessments-try-lead = Answer to see the score you would get: nothing is kept.
assessments-try-do = See the score
assessments-file = Download the file
assessments-edit = Change the draft
assessments-publish = Publish
assessments-published = The version is published: it changes no more.
assessments-draft-new = Prepare a new version
assessments-draft-saved = The draft is saved.
assessments-draft-conflict = Somebody changed this draft meanwhile. Save again to put what you wrote in its place
assessments-draft-delete = Delete this draft
assessments-draft-delete-do = Delete
assessments-draft-deleted = The draft is deleted.
assessments-mistakes = { $count ->
    [one] 1 mistake to mend before publishing
   *[other] { $count } mistakes to mend before publishing
  }
assessments-mistake-at = { $place }: { $said }
assessments-mistake-words = write it in both languages, in at most 1,000 characters
assessments-mistake-id = give 1 to 40 small letters without accents, figures or underscores; for a version number, figures and points
assessments-mistake-twice = this code is there already
assessments-mistake-weight = give a number above 0, of at most 1,000
assessments-mistake-percent = give a number from 0 to 100
assessments-mistake-factor = give a number above 0, of at most 2
assessments-mistake-levels = give 2 to 10 levels that rise from 0 to 100%
assessments-mistake-issues = give 1 to 40 issues
assessments-mistake-questions = ask at least one question in each issue, and at most 200 in all
assessments-mistake-subjects = tick at least one core subject
assessments-mistake-goals = give numbers of goals, from 1 to 17
assessments-levels = { $count ->
    [one] 1 level
   *[other] { $count } levels
  }
assessments-factors = A score is multiplied by { $declared } when it is declared, { $officer } when the network or a buyer has verified it, { $third } when a third party has.
assessments-weight = Weight
assessments-weight-is = Weight { $weight }
assessments-kind-level = A level
assessments-kind-percent = A percentage
assessments-kind-yes-no = Yes or no
assessments-na-allowed = “This does not apply to us” is an answer
assessments-issue-new = Add an issue
assessments-issue-edit = Change “{ $issue }”
assessments-issue-up = Move up
assessments-issue-remove = Take this issue out
assessments-id = Code of the issue
assessments-id-hint = Small letters without accents, figures and underscores. Keep it from one version to the next: years are compared by it.
assessments-label-fr = Name in French
assessments-label-en = Name in English
assessments-bonus-cap = Most points beyond the questions
assessments-bonus-fr = What may earn some, in French
assessments-bonus-en = What may earn some, in English
assessments-question = Question { $number }
assessments-question-id = Code of the question
assessments-question-kind = Answer
assessments-question-none = A question whose code and text are empty is taken out.
assessments-text-fr = Question in French
assessments-text-en = Question in English
assessments-evidence-fr = Proof asked, in French
assessments-evidence-en = Proof asked, in English
assessments-number = Version number
assessments-number-hint = Figures and points: 1.2.0.
assessments-number-taken = Version { $number } is there already: give another number
assessments-title-fr = Title in French
assessments-title-en = Title in English
assessments-about-fr = Presentation in French
assessments-about-en = Presentation in English
assessments-licence = Licence
assessments-levels-title = Levels
assessments-levels-hint = 2 to 10, in order: the first is worth 0%, the last 100%.
assessments-level-percent = Level { $number }, in per cent
assessments-level-fr = Level { $number } in French
assessments-level-en = Level { $number } in English
assessments-factors-title = Factors of verification
assessments-factors-hint = 1, unless your programme sets others.
assessments-factor-declared = Declared score
assessments-factor-officer = Verified by the network or a buyer
assessments-factor-third-party = Verified by a third party
assessments-file-in = Bring a file back
assessments-file-field = File of the questionnaire
assessments-file-hint = In JSON, as the one that can be downloaded. It replaces the whole draft.
assessments-file-do = Replace the draft
assessments-file-other = This file is another questionnaire’s: its “id” must be { $id }
assessments-file-wrong = The file cannot be read, at line { $line }, column { $column }: { $said }
assessments-review-title = Verification
assessments-review-lead = Somebody from outside reads your answers and proofs, and may change an answer, saying why. Your score and theirs are both kept. Meanwhile, your answers do not change.
assessments-review-whom = Who verifies
assessments-review-ask = Ask for verification
assessments-review-asked = Verification is asked for.
assessments-review-do = Verify
assessments-review-withdraw = Withdraw the request
assessments-review-withdraw-why = You will be able to change your answers again; what the verification has found so far is deleted.
assessments-review-withdrawn = The request is withdrawn.
assessments-reviewer-network = The coordinators of the network
assessments-reviewer-organisation = An organisation of the network
assessments-reviewer-person = A person
assessments-reviewer-own = Nobody verifies for their own organisation: name another
assessments-organisation-name = Name of the organisation
assessments-organisation-hint = As it is written in the network; buyers are proposed.
assessments-organisation-wrong = No organisation has this name, or several do: choose from the list
assessments-person-email = Email address of the person
assessments-person-hint = That of their account in the network.
assessments-person-wrong = Nobody in the network has this address
assessments-waits = Verification waits for: { $reviewer }.
assessments-verified-already = This assessment is verified.
assessments-verified-by-officer = Verified by the network or by a buyer
assessments-verified-by-third-party = Verified by a third party
assessments-findings-lead = Leave the answer as it is to confirm it, or change it and say why.
assessments-declared-is = Declared answer: { $answer }
assessments-finding = Your finding
assessments-reason = Reason
assessments-reason-hint = Needed when you change the answer.
assessments-reason-missing = Say why you change the answer
assessments-examined = Answers examined
assessments-left = { $count ->
    [one] 1 issue is still to be examined
   *[other] { $count } issues are still to be examined
  }
assessments-changes = { $count ->
    [0] All answers are confirmed
    [one] 1 answer changed
   *[other] { $count } answers changed
  }
assessments-from-to = Declared: { $declared }. Found: { $found }.
assessments-found-is = Found: { $answer }.
assessments-opinion = Overall opinion
assessments-opinion-hint = Read by the supplier, and by those with whom it shares its assessment.
assessments-opinion-long = Write at most 4,000 characters
assessments-conclude = Conclude the verification
assessments-concluded = The verification is concluded; the supplier is told.
assessments-mail-review-subject = To verify: assessment of { $assessment }
assessments-mail-review = { $person } asks you to verify the assessment of { $assessment }: { $address }
assessments-mail-verified-subject = Assessment verified: { $assessment }
assessments-mail-verified = { $person } has verified the assessment of { $assessment }: { $address }
assessments-share = Share
assessments-share-lead = You decide who sees what, and take it back when you want.
assessments-shared-count = { $count ->
    [0] Shared with nobody
    [one] Shared once
   *[other] Shared { $count } times
  }
assessments-share-whom = With whom
assessments-share-network = The whole network; the page of your organisation and your solutions say that it is assessed, without the score
assessments-whole-network = The whole network
assessments-share-organisation = An organisation
assessments-share-person = A person
assessments-share-what = What they see
assessments-share-do = Share
assessments-extent-scores = The scores
assessments-extent-answers = The scores, the answers and the proofs
assessments-unshare = Stop sharing: { $name }
assessments-badge-declared = Self-assessment { $year }, declared on { $date }
assessments-badge-officer = Assessment { $year }, verified by the network or a buyer on { $date }
assessments-badge-third-party = Assessment { $year }, verified by a third party on { $date }
assessments-compare = Compare
assessments-compared = { $sector }: { $count } respondents
assessments-compared-how = The median is that of the last assessment of each organisation of the sector, yours included, with the same version of the questionnaire and at least 80% answered.
assessments-compared-few = The sector “{ $sector }” does not have { $fewest } respondents yet: no comparison is shown.
assessments-not-counted = Your assessment is not counted yet: less than 80% is answered.
assessments-you = You
assessments-median = Median of the sector
assessments-gap = Difference in points
assessments-years = { $count ->
    [one] 1 year
   *[other] { $count } years
  }
assessments-years-one = Your next assessment will be compared with this one here.
assessments-step = Since the year before
assessments-plan = Improvement plan
assessments-plan-found = { $done } of { $all } actions done
assessments-weakest = The weakest issues
assessments-action = Action
assessments-action-hint = For instance: measure the water of each workshop for a year.
assessments-action-new = Add an action
assessments-action-add = Add
assessments-action-by = To be done by
assessments-action-due = To be done by { $date }
assessments-action-late = Late: { $date }
assessments-action-done-on = Done on { $date }
assessments-action-done = It is done
assessments-action-reopen = Not done yet
assessments-action-remove = Remove
assessments-action-wrong = Write the action in at most 200 characters
assessments-actions-many = There are 100 actions already: remove some first
assessments-date-wrong = Give a date
assessments-campaigns = Test campaigns
assessments-campaigns-count = { $count ->
    [0] Test campaigns
    [one] 1 test campaign
   *[other] { $count } test campaigns
  }
assessments-campaigns-lead = A few firms try a questionnaire before it serves all, and say what is wrong with it.
assessments-campaign-new = New campaign
assessments-campaign-title = Title
assessments-campaign-title-wrong = Give a title of at most 200 characters
assessments-campaign-text = What you expect of it
assessments-campaign-text-hint = Read by the firms that are invited.
assessments-campaign-answers-by = Answers by
assessments-campaign-do = Create the campaign
assessments-campaign-by = Answers by { $date }
assessments-campaign-closed = Closed
assessments-campaign-firms = { $count ->
    [0] No firm invited
    [one] 1 firm invited
   *[other] { $count } firms invited
  }
assessments-campaign-begun = { $begun } of { $invited } have begun
assessments-campaign-sees = You see how far each firm has come and what it says of the questionnaire, never what it answers.
assessments-campaign-what = Answer the questionnaire for your organisation, and say here what is unclear, missing or unlike you. The coordinators see which share you have answered and your remarks, not your answers.
assessments-campaign-answer = Answer the questionnaire
assessments-campaign-close = Close the campaign
assessments-campaign-close-why = Nobody adds a remark any more; the report stays.
assessments-campaign-close-do = Close
assessments-campaign-is-closed = The campaign is closed.
assessments-not-begun = Not begun
assessments-invited-on = Invited on
assessments-invite = Invite suppliers
assessments-invite-hint = Their names as they are written in the network, one a line.
assessments-invite-do = Invite
assessments-firms-missing = Give at least one name
assessments-firm-unknown = No supplier is called “{ $name }”
assessments-report = Report by question
assessments-remarks = Remarks
assessments-remarks-count = { $count ->
    [0] No remark
    [one] 1 remark
   *[other] { $count } remarks
  }
assessments-remark = Your remark
assessments-remark-hint = Read by the coordinators, with the name of your organisation.
assessments-remark-of = On what
assessments-remark-whole = The whole questionnaire
assessments-remark-wrong = Write a remark of at most 2,000 characters
assessments-remark-do = Send the remark
assessments-mail-campaign-subject = { $title }: a questionnaire to try
assessments-mail-campaign = { $person } invites you to try “{ $questionnaire }” by { $date }: { $address }
assessments-column-answered = Answers
assessments-column-na = Does not apply
assessments-column-organisation = Organisation
assessments-column-remark = Remark
assessments-column-part = View
assessments-column-what = Issue or question
assessments-column-declared = Declared
assessments-column-verified = Verified
assessments-column-note = Explanation
assessments-column-reason = Reason of the finding
