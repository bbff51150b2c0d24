library-title = Library
library-count = { $count ->
    [0] Library
    [one] 1 shared tool
   *[other] { $count } shared tools
  }
library-found = { $count ->
    [0] No tool found
    [one] 1 tool found
   *[other] { $count } tools found
  }
library-none = What working groups make is kept here: tools, models, guides, services, purchase criteria. Each says who uses it, and for what.
library-none-found = Nothing in the library answers these words and choices.
library-first = Add the first tool
library-all = See all tools
library-more = Next tools
library-words = Search for
library-search = Search
library-any-kind = All
library-any-category = All
library-all-of = { $family }: all
library-any-language = All
library-category = Purchase category
library-sort = Sort
library-sort-newest = Newest first
library-sort-used = Most used first
library-sort-title = By title
library-take-away = Take this list away:
library-feed = Follow what is new and public (Atom)
library-users = { $count ->
    [one] 1 organisation uses it
   *[other] { $count } organisations use it
  }
library-users-use = { $count ->
    [one] 1 organisation uses it
   *[other] { $count } organisations use it
  }
library-no-users = Nobody has said a use of it yet
library-version = Version { $number }
library-version-of = Version { $number }, { $date }
library-new = Add a tool
library-new-lead = For what has not been through a trial: a tool that was there before, a guide from elsewhere. A deliverable that was tried and accepted is published from its own page.
library-edit = Change what is said of it
library-save = Save
library-saved = What is said of the tool is up to date
library-conflict = Somebody changed this while you were writing. Their text stands above; saving again keeps yours.
library-theirs = What was just saved
library-group = In the name of the working group
library-group-hint = The one that made it: whoever leads it can keep this up to date.
library-group-none = No working group
library-choose-listed = Choose one of the list
library-name = Name
library-title-wrong = Give a name of 200 characters at most
library-summary = What it is
library-summary-hint = What it is for, for whom, how to go about it. Markdown is understood.
library-summary-missing = Say what it is
library-kind = Kind
library-kind-tool = Tool
library-kind-model = Model
library-kind-guide = Guide
library-kind-service = Service
library-kind-criteria = Purchase criteria
library-language = Language
library-language-fr = French
library-language-en = English
library-licence = Licence
library-licence-hint = What everybody may do with it.
library-licence-cc-by = CC BY 4.0: naming its authors
library-licence-cc-by-sa = CC BY-SA 4.0: naming its authors, under the same licence
library-licence-cc-by-nc = CC BY-NC 4.0: naming its authors, not for sale
library-licence-cc0 = CC0: without condition
library-licence-network = For members of the network alone
library-licence-ask = Ask its authors
library-visibility = Who sees it
library-visibility-network = The network
library-visibility-public = Everybody
library-categories = Purchase categories
library-categories-hint = Those that it is of use for; none when it is of use for all.
library-makers = Who made it, and what each spent on it
library-makers-hint = Money and hours, at the cost that each organisation holds right. 0 when it spent nothing; a line without an amount is left out.
library-maker = Organisation
library-cost = Spent
library-maker-unknown = “{ $name }” is the name of no organisation, or of several
library-maker-twice = “{ $name }” is there twice
library-cost-wrong = “{ $cost }” is not an amount
library-currency = Currency
library-currency-CAD = Canadian dollars
library-currency-EUR = Euros
library-version-first = First version
library-file = File
library-file-hint = { $most } at most. A file, or an address, or neither when the text is enough.
library-address = Address elsewhere
library-address-hint = Begins with https://
library-address-wrong = Give a whole address that begins with https://
library-version-text = What this version holds, or what changes
library-version-text-hint = Those who said a use of the tool get these words by mail when the version comes out.
library-version-empty = Give a file, an address or a text
library-version-two-places = A file or an address, not both
library-version-new = Give a new version
library-version-add = Publish this version
library-version-added = The version is published; those who use the tool are told
library-versions = { $count ->
    [one] 1 version
   *[other] { $count } versions
  }
library-was-tried = Tried and accepted
library-download = Download
library-open = Open
library-in-short = In short
library-newest = Newest version
library-from-group = From the working group
library-downloads = Downloads
library-downloads-hint = A download is not a use: uses are what organisations say themselves.
library-made-by = { $count ->
    [one] Made by one organisation
   *[other] Made by { $count } organisations
  }
library-cost-shared = Cost shared
library-keep = Keep up to date
library-is-retired = Retired
library-retire = Retire from the library
library-restore = Put back in the library
library-retired-done = The tool is no longer in the list; its page stays
library-restored = The tool is in the list again
library-avoided = { $amount } of duplicated work avoided
library-avoided-all = { $amount } of duplicated work avoided, as its users themselves estimate ({ $tools ->
    [one] 1 tool
   *[other] { $tools } tools
  }, { $estimates } estimates)
library-avoided-method = Without sharing, each organisation that uses it would have made its own. One is taken off, which would have made it anyway; for each of the others counts the mean of what its users say that they would have spent.
library-avoided-working = ({ $users } organisations − 1) × { $sum } ÷ { $estimates } estimates = { $amount }
library-avoided-source = { $count ->
    [one] 1 estimate, of the user itself.
   *[other] { $count } estimates, of the users themselves.
  }
library-use-say = I use this tool
library-use-organisation = For which organisation
library-use-for = You answer for { $organisation }.
library-used-for = What for
library-used-for-hint = The purchase, the project, the team.
library-used-for-missing = Say what you used it for
library-outcome = What came of it
library-outcome-hint = What changed, for better or worse.
library-outcome-is = What came of it:
library-used-on = When
library-used-on-wrong = Give a day that is past
library-use-version = Which version
library-bought-CAD = What was bought, in Canadian dollars
library-bought-EUR = What was bought, in euros
library-bought-hint = The amount of the purchase that the tool served, if there was one. It is added to the report of the working group.
library-bought-is = purchase of { $amount }
library-estimate-CAD = What you would have spent to make the like, in Canadian dollars
library-estimate-EUR = What you would have spent to make the like, in euros
library-estimate-hint = Your own estimate, hours included. Leave it empty when you do not know: two estimates are needed to count the duplicated work avoided.
library-estimate-wrong = Write an amount, such as 1,250
library-estimate-is = would have spent { $amount }
library-use-send = Say this use
library-use-said = Thank you: the use is noted
library-use-withdraw = Take this use back
library-use-withdrawn = The use is taken back
library-uses-more = Earlier uses
library-requests = { $count ->
    [one] 1 request for improvement
   *[other] { $count } requests for improvement
  }
library-requests-none = No request for improvement
library-request-new = Ask for an improvement
library-request-text = What would be better
library-request-hint = A mail leaves to those who keep the tool up to date; the answer is read here.
library-request-missing = Say what would be better
library-request-send = Send the request
library-request-sent = The request is on its way
library-request-waits = Without an answer
library-request-outcome = What comes of it
library-request-planned = To come
library-request-done = Done
library-request-declined = Declined
library-answer = Answer
library-answer-change = Change the answer
library-answer-missing = Write an answer
library-answer-send = Send the answer
library-answered = The answer is noted, and sent by mail
library-column-title = Name
library-column-kind = Kind
library-column-licence = Licence
library-column-language = Language
library-column-version = Version
library-column-published = Published on
library-column-users = Organisations that use it
library-column-cost = Cost
library-column-avoided = Duplicated work avoided
library-column-currency = Currency
library-mail-version-subject = New version: { $tool }
library-mail-version =
    Hello,

    “{ $tool }”, which you use, has a new version.

    { $text }

    To see it:
    { $address }
library-mail-request-subject = Request for improvement: { $tool }
library-mail-request =
    Hello,

    { $person } asks for an improvement of “{ $tool }”:

    { $text }

    To answer:
    { $address }
library-mail-answer-subject = An answer to your request: { $tool }
library-mail-answer =
    Hello,

    { $person } answers your request.

    You wrote:
    { $text }

    Answer:
    { $answer }

    To find it again:
    { $address }
