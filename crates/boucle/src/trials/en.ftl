trials-title = Deliverables
trials-count = { $count ->
    [0] Deliverables
    [one] 1 deliverable
   *[other] { $count } deliverables
  }{ $published ->
    [0] {""}
    [one] , 1 of them published
   *[other] , { $published } of them published
  }
trials-none = What actions are to produce is followed here: each deliverable is tried by those who will use it, then published. A deliverable is added to an action of the plan.
trials-other-cycles = Other cycles:
trials-of-action = Action { $number }: { $action }
trials-stage-awaited = No version yet
trials-stage-tried = Being tried
trials-stage-refused = Refused
trials-stage-accepted = Accepted
trials-stage-published = Published
trials-progress = { $answered ->
    [0] Version { $version }: no organisation has answered, of { $asked }
    [one] Version { $version }: 1 organisation of { $asked } has answered
   *[other] Version { $version }: { $answered } organisations of { $asked } have answered
  }
trials-until = answers until { $date }
trials-unanswered = { $count ->
    [one] 1 remark without an answer
   *[other] { $count } remarks without an answer
  }
trials-in-library = in the library
trials-is-in-library = This deliverable is in the library.
trials-see-tool = See its page
trials-version = Version { $number }
trials-versions = { $count ->
    [one] 1 version
   *[other] { $count } versions
  }
trials-no-version = No version has been given out to be tried yet. Buyers and requesters of the organisations will get it with a short grid, say whether it meets the need, and the working group will decide by their answers.
trials-outcome-accepted = Accepted
trials-outcome-refused = Refused
trials-counted = { $answered ->
    [0] { $asked ->
        [0] No organisation was asked.
        [one] 1 organisation was asked, and has not answered yet.
       *[other] None of the { $asked } organisations asked has answered yet.
    }
    [one] 1 organisation of { $asked } has answered, { $favourable ->
        [0] and is not favourable.
       *[other] and is favourable.
    }
   *[other] { $answered } organisations of { $asked } have answered, { $favourable ->
        [0] none is favourable.
        [one] 1 is favourable.
       *[other] { $favourable } are favourable.
    }
  }
trials-rule = { $minimum ->
    [one] It takes 1 answer at least, { $share }.
   *[other] It takes { $minimum } at least, { $share }.
  }
trials-share-1-2 = half of them favourable
trials-share-2-3 = two thirds of them favourable
trials-share-3-4 = three quarters of them favourable
trials-share-1-1 = all favourable
trials-finding-accepted = The rule of the working group is met: the version can be declared accepted.
trials-finding-refused = Too few organisations are favourable: the version is to be taken up again.
trials-finding-too-few = { $count ->
    [one] The answer of one organisation is missing.
   *[other] The answers of { $count } organisations are missing.
  }
trials-finding-unasked = { $missing ->
    [one] The answer of one organisation is missing, and { $unasked ->
        [one] one is still to be asked.
       *[other] { $unasked } are still to be asked.
    }
   *[other] The answers of { $missing } organisations are missing, of which { $unasked ->
        [one] one is still to be asked.
       *[other] { $unasked } are still to be asked.
    }
  }
trials-finding-remarks = { $count ->
    [one] One organisation asks for changes: answering its remarks would make it favourable, and the rule would be met.
   *[other] { $count } organisations ask for changes: answering their remarks would make them favourable, and the rule would be met.
  }
trials-given = given out on { $date }
trials-given-by = given out on { $date } by { $name }
trials-decided-accepted = Accepted on { $date } by { $name }, on this count.
trials-decided-refused = Refused on { $date } by { $name }, on this count.
trials-nobody = somebody who has left since
trials-accept = Declare it accepted
trials-refuse = Declare it refused
trials-accepted-done = The version is accepted: it can be published
trials-refused-done = The version is refused: the next one will take the remarks into account
trials-opinion-none = No answer yet
trials-opinion-favourable = Favourable
trials-opinion-once-answered = Favourable, once its remarks are answered
trials-opinion-unfavourable = Not favourable
trials-verdict = What do you say?
trials-verdict-meets = meets the need
trials-verdict-with-changes = with changes
trials-verdict-does-not = does not meet the need
trials-verdict-missing = Say whether it meets the need
trials-said = { $person }: { $verdict }
trials-what = What is to be tried
trials-document-gone = The document was deleted since.
trials-grid = Answers to the grid
trials-question-retired = no longer asked
trials-yes-no = { $yes } yes, { $no } no
trials-mean = { $count ->
    [one] { $mean } out of 5 (1 answer)
   *[other] { $mean } out of 5, mean of { $count } answers
  }
trials-yes = yes
trials-no = no
trials-score-is = { $score } out of 5
trials-score-hint = From 1, not at all, to 5, entirely.
trials-remarks = { $count ->
    [one] 1 remark
   *[other] { $count } remarks
  }{ $unanswered ->
    [0] {""}
    [one] , 1 without an answer
   *[other] , { $unanswered } without an answer
  }
trials-waits = Without an answer
trials-answer = Answer
trials-answer-change = Change the answer
trials-answer-text = Your answer
trials-answer-send = Send the answer
trials-answer-missing = Write an answer
trials-answered = The answer is noted; a mail will take it to whoever made the remark
trials-answer-is = Answer:
trials-try = Answer the trial
trials-publish = Publish in the library
trials-give-first = Give out a version to be tried
trials-give = Give out the next version
trials-give-title = Give out version { $number } to be tried
trials-give-lead = Everybody chosen gets a mail at once with a link, and a reminder three days before the last day when they have not answered.
trials-give-do = Give it out
trials-given-out = The version is given out: those chosen are told
trials-waits-for = Version { $number } is still being tried: it has to be accepted or refused first.
trials-back = Back to the deliverable
trials-no-grid = The grid has no question yet: testers will only say whether it meets the need, with remarks.
trials-compose = Compose the grid
trials-text = What this version holds, or what has changed
trials-text-hint = What one needs to know to try it. Markdown is understood.
trials-text-missing = Say what is to be tried
trials-document = Document of the working group
trials-document-hint = It is the version of the document as of today that is tried: what is changed in it later does not count.
trials-document-none = None
trials-document-unknown = This document is not in the space of the working group
trials-address = Address elsewhere
trials-address-hint = Begins with https://. That of a document of the working group will do as well.
trials-day = Last day for answers
trials-day-hint = Past it, a trial that did not find its answers can be closed.
trials-day-wrong = Give a day to come, within a year
trials-testers = Who tries it
trials-testers-title = Who tries version { $number }
trials-testers-choose = Who tries it
trials-testers-hint = Those who buy and those who ask for it, in the organisations of the working group. { $rule } An organisation has one opinion: that of more than half of its own testers.
trials-testers-wrong = Choose one person at least, 200 at most
trials-testers-change = Change who tries it, or the last day
trials-testers-saved = Noted: those who were added are told
trials-outside = not in the working group; will see this trial alone
trials-idle = Nothing is being tried: there is nobody to ask.
trials-have-answered = { $count ->
    [one] 1 person has answered already, and stays:
   *[other] { $count } people have answered already, and stay:
  }
trials-save = Save
trials-csv = Take the answers away (CSV)
trials-column-version = Version
trials-column-organisation = Organisation
trials-column-person = Person
trials-column-asked = Asked on
trials-column-answered = Answered on
trials-column-verdict = Opinion
trials-column-remarks = Remarks
trials-own = My trial
trials-own-title = Yours to try: { $title }
trials-own-about = Version { $number }. You answer for { $organisation }, until { $date }. A few minutes are enough.
trials-own-answered = You answered on { $date }. You can change your answer while nothing is decided.
trials-own-closed = This trial is closed.
trials-own-decided-accepted = The version is accepted. Thank you for trying it.
trials-own-decided-refused = The version is refused: the next one will take the remarks into account. Thank you for trying it.
trials-own-remarks = Your remarks
trials-own-remarks-hint = One a box: each will have its answer. It takes one at least when something has to change.
trials-own-said = Your answer
trials-own-send = Send my answer
trials-own-change = Change my answer
trials-remark-number = Remark { $number }
trials-remark-new = New remark
trials-remark-another = Another remark
trials-remark-missing = Say what should change: one remark at least
trials-thanks = Thank you: your answer is counted
trials-grid-lead = A few questions are enough: the grid is filled in within five minutes, often on a telephone. The opinion (“meets the need”, “with changes”, “does not”) and the remarks are asked for besides.
trials-grid-from-last = These questions are those of the last deliverable of the same kind. They are asked only once they are saved.
trials-grid-from-default = These questions are proposed to begin with. They are asked only once they are saved.
trials-grid-answered = People have answered already: a question that you change is retired with its answers, and the new one is asked in its place.
trials-grid-saved = The grid is saved
trials-grid-wrong = 12 questions at most, of 200 characters at most
trials-grid-conflict = Somebody changed the grid while you were writing. Their questions stand above; saving again keeps yours.
trials-questions = Questions
trials-questions-hint = 12 at most. Empty a line to ask the question no more.
trials-question = Question { $number }
trials-question-kind = Answer
trials-kind-yes-no = yes or no
trials-kind-score = score from 1 to 5
trials-kind-text = text
trials-default-use = Could you use it as it is in your organisation?
trials-default-clear = Is it easy to understand?
trials-default-lacks = What is missing for your organisation?
trials-published = It is in the library
trials-publish-lead = Version { $number } is accepted. Say what the network needs to know to use it.
trials-publish-next = Version { $number } is accepted: it becomes the newest of the tool, and its users are told.
trials-publish-none = Nothing was tried yet: only a version that is accepted is published.
trials-publish-tried = The latest version is still being tried: only a version that is accepted is published.
trials-publish-refused = The latest version is refused: only a version that is accepted is published.
trials-publish-done = The latest version is in the library already.
trials-publish-conflict = Somebody changed the tool while you were writing; publishing again keeps your text
trials-mail-ask-subject = To be tried by { $date }: { $title }
trials-mail-ask =
    Hello,

    { $person } asks you to try “{ $title }” (version { $number }), of the working group “{ $group }”.

    A few minutes are enough: say whether it meets the need of your organisation, and what should change. Your answer is awaited by { $date }.

    To try it and answer:
    { $address }
trials-mail-remind-subject = A few days are left to try: { $title }
trials-mail-remind =
    Hello,

    Your opinion of “{ $title }” is awaited by { $date }, and is not there yet.

    To try it and answer:
    { $address }
trials-mail-answers-subject = An answer to your remarks: { $title }
trials-mail-answers =
    Hello,

    Your remarks on “{ $title }” have an answer.

    { $answers }

    To find them again, or to change your opinion while nothing is decided:
    { $address }
trials-mail-answer-pair =
    You wrote:
    { $remark }

    Answer:
    { $answer }
