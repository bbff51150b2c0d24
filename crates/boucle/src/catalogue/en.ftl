catalogue-title = Catalogue
catalogue-found = { $count ->
    [0] The catalogue is empty for this choice
    [one] 1 circular and social solution
   *[other] { $count } circular and social solutions
  }
catalogue-found-words = { $count ->
    [0] Nothing matches “{ $words }”
    [one] 1 solution for “{ $words }”
   *[other] { $count } solutions for “{ $words }”
  }
catalogue-found-near = Nothing has all the words of “{ $words }”
catalogue-relaxed = Here are the solutions that have most of them.
catalogue-corrected = Searched for “{ $words }”.
catalogue-words = What are you looking for?
catalogue-where = Where?
catalogue-sort = Sort
catalogue-sort-relevance = By relevance
catalogue-sort-newest = Newest first
catalogue-sort-title = By title
catalogue-search = Search
catalogue-filter = Apply the filters
catalogue-clear = Clear all
catalogue-all = See the whole catalogue
catalogue-none = No published solution matches. Try other words, or fewer filters.
catalogue-drafts = { $count ->
    [one] Your draft
   *[other] Your { $count } drafts
  }
catalogue-pages = Pages of results
catalogue-previous = Previous page
catalogue-next = Next page
catalogue-add-to-list = Add to a list
catalogue-searches = The searches that I keep
catalogue-lists = My lists
catalogue-embed = Show this search on a site
catalogue-embed-lead = The published solutions that this search finds, kept up to date, in a page of your site. Each link opens the solution in the catalogue.
catalogue-embed-code = Code to paste into the page
catalogue-embed-sites = { $count ->
    [0] No site may show it yet
    [one] 1 site may show it
   *[other] { $count } sites may show it
  }
catalogue-embed-closed = These results are shown on no site until the network’s coordinators have allowed one.
catalogue-embed-others = For another site, ask the network’s coordinators to allow it.
catalogue-embed-allow = Allow sites
catalogue-embed-see = See the frame
catalogue-embed-back = Back to the results
catalogue-frame-title = Circular and social solutions
catalogue-frame-all = See all in the catalogue of { $network }
catalogue-map-france = Metropolitan France
catalogue-map-quebec = Québec
catalogue-map-full = { $country }: dark, what is served in full; light, what is served in part.
catalogue-map-part = { $country }: light, what is served in part.
catalogue-map-circle = { $country }: the circle is the distance served around the place given.
catalogue-map-credit = Outlines: MapSVG, svg-maps (CC BY 4.0).
catalogue-keep-search = Keep this search
catalogue-keep-search-none = Keep this search, and know when a solution fits it
catalogue-take-away = Take this result away:
catalogue-facet-category = Purchase categories
catalogue-facet-strategy = Circular strategies
catalogue-facet-commitment = Social commitments
catalogue-facet-status = Status of the supplier
catalogue-facet-kind = Kind of organisation
catalogue-facet-label = Labels
catalogue-in-short = In short
catalogue-served = Territory served
catalogue-radius = { $km } km around { $place }
catalogue-verified = verified on { $date }
catalogue-verified-by = verified by { $person }, on { $date }
catalogue-expired = expired on { $date }
catalogue-declared = declared, to be verified
catalogue-until = until { $date }
catalogue-links = Links
catalogue-updated = Entry updated on { $date }
catalogue-new = Publish a solution
catalogue-edit = Edit the solution
catalogue-publish = Publish
catalogue-archive = Withdraw from the catalogue
catalogue-keep-draft = Keep as a draft
catalogue-save = Save
catalogue-now-published = The solution is published: buyers find it from now on.
catalogue-now-archived = The solution is withdrawn from the catalogue.
catalogue-now-draft = The draft is saved. Only you and your organisation see it.
catalogue-saved = The solution is saved.
catalogue-form-lead = Describe what you offer as a buyer would look for it. The title, the summary, a category and a territory are enough to publish.
catalogue-theirs = What was saved meanwhile
catalogue-conflict = Somebody changed this solution while you were writing. Their text is above, yours below: take what is needed from both, then save.
catalogue-field-supplier = Supplier
catalogue-supplier-missing = Choose an organisation for which you publish.
catalogue-field-title = Title
catalogue-hint-title = What the buyer receives, in a few words.
catalogue-title-missing = Give a title, of 200 characters at most.
catalogue-field-summary = Summary
catalogue-hint-summary = One or two sentences, shown in the results.
catalogue-summary-missing = Sum the solution up, in 400 characters at most.
catalogue-field-description = Description
catalogue-hint-description = Delays, volumes, guarantees, references. Markdown is accepted.
catalogue-field-language = Language of the text
catalogue-field-categories = Purchase categories
catalogue-categories-missing = Tick at least one category: it is how needs find you.
catalogue-field-place = Territory served
catalogue-hint-place = Town, department, region or country; one place a line.
catalogue-place-missing = Say where you deliver or work.
catalogue-places-many = Give { $most } places at most; a region or a department stands for many.
catalogue-place-unknown = “{ $place }” is not a place that we know. Try the official name, with the postal code.
catalogue-place-which = Several places are called “{ $place }”: choose below.
catalogue-which-place = Which place is it?
catalogue-field-radius = Radius around the first place, in kilometres
catalogue-hint-radius = Leave empty if you serve the territory itself.
catalogue-radius-wrong = Write a number of kilometres, from 1 to 2000.
catalogue-field-label = A label
catalogue-no-label = None
catalogue-field-proof = Where the proof is
catalogue-hint-proof = Certificate number or address where to verify it.
catalogue-field-until = Valid until
catalogue-until-wrong = Write the last day of a label like 2027-06-30.
catalogue-labels-more = For one more label, save, then come back to edit the solution.
catalogue-hint-links = One address a line.
catalogue-links-wrong = Each line must be an address that begins with https://.
catalogue-column-title = Solution
catalogue-column-supplier = Supplier
catalogue-column-place = Supplier’s place
catalogue-column-summary = Summary
catalogue-column-strategies = Strategies
catalogue-column-commitments = Commitments
catalogue-column-statuses = Statuses
catalogue-column-capacity = Capacity
catalogue-column-capacity-unit = Capacity unit
catalogue-column-capacity-per = Capacity per
catalogue-column-lead-time = Lead time
catalogue-column-lead-unit = Lead time unit
catalogue-column-price-low = Lowest price
catalogue-column-price-high = Highest price
catalogue-column-price-currency = Price currency
catalogue-column-price-unit = Price unit
catalogue-column-number = Supplier’s number
catalogue-column-reference = Reference
strategy-refuse = Avoid the purchase
strategy-rethink = Rethink the use
strategy-reduce = Reduce
strategy-reuse = Reuse
strategy-repair = Repair
strategy-refurbish = Refurbished
strategy-remanufacture = Remanufactured
strategy-repurpose = Repurposed
strategy-recycle = Recycling
strategy-product-service = Product as a service
strategy-take-back = Take-back
commitment-work-integration = Work integration
commitment-disability = Jobs for disabled people
commitment-social-economy = Social economy
commitment-fair-trade = Fair trade
commitment-local-jobs = Local jobs
commitment-training = Training
state-draft = Draft
state-published = Published
state-archived = Withdrawn
state-open = Open
state-closed = Closed
catalogue-hint-supplier = Its name, as it stands among the organisations.
catalogue-supplier-unknown = No supplier is called “{ $name }”: write its name as in the list of organisations
catalogue-supplier-which = Several suppliers are called “{ $name }”: choose from the list
catalogue-to-confirm = To be confirmed
catalogue-to-confirm-short = Entries to confirm
catalogue-to-confirm-title = { $count ->
    [0] All entries are up to date
    [one] 1 entry to confirm
   *[other] { $count } entries to confirm
  }
catalogue-to-confirm-lead = An entry stays confirmed for a year. Untick those in which something has changed, and change them: saving confirms them as well.
catalogue-to-confirm-empty = No entry comes to the end of its year. We will write to you thirty days, then seven days before each is due.
catalogue-confirm-by = to confirm by { $date }
catalogue-confirm-chosen = Confirm the ticked entries
catalogue-confirm-none = Nothing was ticked: no entry was confirmed.
catalogue-see = See the entry
catalogue-still-holds = Is this entry still right?
catalogue-year-ends = It stays confirmed until { $date }. After that, buyers will see that it is to be confirmed.
catalogue-year-over = It was to be confirmed by { $date }. Buyers see that it is to be confirmed.
catalogue-unconfirmed = Its supplier has not confirmed this entry since { $date }: check with them what matters to you.
catalogue-confirm = Yes, I confirm it
catalogue-confirm-change = No, change it
catalogue-confirmed = Confirmed, for a year.
catalogue-confirmed-on = confirmed on { $date }
catalogue-history = History
catalogue-versions = { $count ->
    [one] A single version
   *[other] { $count } versions
  }
catalogue-compared = From version { $old } to version { $new }
catalogue-no-change = These two versions say the same.
catalogue-only-version = This entry was never changed. Its versions will be compared here.
catalogue-column-old = Before
catalogue-column-new = After
catalogue-column-version = Version
catalogue-column-when = When
catalogue-column-who = By
catalogue-pick-old = Compare from version { $number }
catalogue-pick-new = Compare up to version { $number }
catalogue-compare-do = Compare these versions
catalogue-by-nobody = Import
catalogue-older = Older versions
catalogue-field-state = State
catalogue-language-fr = French
catalogue-language-en = English
catalogue-mail-confirm-subject = { $count ->
    [one] One entry of the catalogue to confirm
   *[other] { $count } entries of the catalogue to confirm
  }
catalogue-mail-confirm-line = – { $title }: by { $date }
catalogue-mail-confirm = Hello { $name },

    The year of these entries ends soon:

    { $list }

    If they are still right, one press confirms them for a year:
    { $address }

    If not, change them: saving confirms them as well. An entry that is not confirmed stays in the catalogue, marked “To be confirmed”.
catalogue-propose = Propose a solution
catalogue-introduction = Ask for an introduction
catalogue-flag = Report an error or a duplicate
catalogue-merge = Merge with another entry
catalogue-feed = Follow these solutions (Atom)
catalogue-compare = Compare the solutions that are ticked
catalogue-compare-tick = Compare
catalogue-compare-few = Tick two to four solutions in the catalogue to read them side by side.
catalogue-compare-most = Four solutions stand side by side: the next ones are not shown.
catalogue-side-by-side = { $count ->
    [0] Solutions side by side
    [1] Solutions side by side
   *[other] { $count } solutions side by side
  }
catalogue-vouched = Written or confirmed on
catalogue-admin = Running the network
catalogue-labels = Proofs of labels
catalogue-labels-lead = Give what is needed to verify each label: its number, the address where it is seen, or the certificate itself. The network’s coordinators verify it, and buyers see so.
catalogue-labels-none = This solution says that it holds no label. Add one by editing it; its proofs are then given here.
catalogue-labels-others = Add or remove a label
catalogue-labels-again = Changing the number, the proof, the file or the date of a label asks for a new verification.
catalogue-labels-same = Nothing has changed: the proofs stay as they were.
catalogue-labels-saved = The proofs are saved. The network’s coordinators will verify them.
catalogue-labels-conflict = Somebody changed this solution while you were writing. Read what each label says now, then save.
catalogue-label-number = Number of the label
catalogue-hint-number = That of the certificate or licence, if there is one.
catalogue-number-long = Write a number of 100 characters at most.
catalogue-hint-seen = The address of a register or a page, or a few words.
catalogue-proof-long = Say where the proof is in 400 characters at most.
catalogue-label-file = Certificate
catalogue-hint-file = A PDF or a picture, { $most } at most. Your colleagues, coordinators and buyers of the network who have an account may open it; the public does not see it.
catalogue-proof-kind = Choose a PDF, or a PNG, JPEG or WebP picture.
catalogue-label-remove = Remove this file
catalogue-label-numbered = no. { $number }
catalogue-label-seen = See the proof
catalogue-label-why = Refused: { $reason }
catalogue-label-endless = no end date
catalogue-label-verify = The label is verified
catalogue-label-refuse = Refuse
catalogue-refusal = If you refuse, say why
catalogue-refusal-missing = Tell the supplier why the proof is not enough, and what would be.
catalogue-label-verified = The label is verified: buyers see so from now on.
catalogue-label-refused = The label is refused. The supplier receives the reason by mail.
catalogue-label-moved = This label was waiting no more, or its proof changed meanwhile. Nothing was done: read what is there.
catalogue-labels-desk = Labels to verify
catalogue-labels-desk-lead = What suppliers say they hold, with what is needed to verify it; the oldest first. Those of your own organisation are for somebody else.
catalogue-labels-desk-empty = No label is waiting. Those that a supplier gives the proof of will appear here.
catalogue-labels-waiting = { $count ->
    [0] No label to verify
    [one] 1 label to verify
   *[other] { $count } labels to verify
  }
catalogue-mail-label-subject = Label refused: { $label }
catalogue-mail-label = Hello { $name },

    The network’s coordinators could not verify the label { $label } of “{ $title }”. The reason is:

    { $reason }

    The solution stays in the catalogue, where the label is said to be “declared”. Give another proof here, and it will be read again:
    { $address }
catalogue-references = References
catalogue-reference-one = Reference
catalogue-references-write = Write the references
catalogue-references-lead = Say for whom you have already done what this solution offers. A reference that the client confirms counts for more: it is part of the solution’s score when a need looks for it.
catalogue-references-none = No reference yet. Add below a client, the year and what you did for them.
catalogue-references-many = Thirty references fit in a record: remove one to write another.
catalogue-reference-new = Add a reference
catalogue-reference-add = Add the reference
catalogue-reference-edit = Reference: { $client }
catalogue-client = Client
catalogue-hint-client = Its name, or “a town of 12,000 people” if it would rather not be named. A name that is that of an organisation of the network is tied to it.
catalogue-client-missing = Say who the client is, in 200 characters at most.
catalogue-reference-year = Year
catalogue-year-wrong = Write a year in four digits, from 1950 to { $year }.
catalogue-reference-text = What was done
catalogue-hint-reference = Quantities, times, outcome: what a buyer would like to know.
catalogue-reference-text-missing = Say what was done, in 1000 characters at most.
catalogue-client-email = E-mail address of somebody at the client
catalogue-hint-client-email = Optional. We write to them once to ask whether it is so. The address does not appear in the record; it is erased with the answer, or after 90 days.
catalogue-client-email-wrong = Write an address like name@example.com, or leave it empty.
catalogue-client-email-own = This address is that of somebody at the supplier: give that of somebody at the client, or leave it empty.
catalogue-reference-declared = declared by the supplier
catalogue-reference-confirmed = confirmed by the client on { $date }
catalogue-reference-denied = disputed by the client on { $date }: it is no longer shown
catalogue-reference-denial = The client says: “{ $text }”
catalogue-reference-again = Changing a reference cancels its confirmation: the client is asked again if you give their address.
catalogue-reference-again-denied = Your client disputes it: changed, it stays disputed, and is not shown, until they answer otherwise. Give their address so that they are asked again.
catalogue-reference-saved = The reference is saved, as declared by you.
catalogue-reference-still-denied = The reference is saved. It stays disputed, and is not shown: give the client’s address so that they are asked again, or remove it.
catalogue-reference-asked = The reference is saved. We are asking the client whether it is so.
catalogue-reference-enough = The reference is saved. We are not writing to the client: this address has had enough mails from us for now.
catalogue-reference-gone = Somebody removed this reference meanwhile.
catalogue-reference-conflict = Somebody changed this reference while you were writing. Their text is above, yours below: take over what is needed, then save.
catalogue-reference-delete = Remove this reference
catalogue-reference-delete-text = It disappears from the record, with its confirmation. This cannot be undone.
catalogue-reference-sure = Yes, remove it
catalogue-reference-unsure = Tick the box to remove the reference.
catalogue-reference-deleted = The reference is removed.
catalogue-answer-title = { $supplier } names you as a client: is it so?
catalogue-answer-lead = Answer for your organisation. If you confirm, the record will say “confirmed by the client”. Your name and address are not in it.
catalogue-answer-confirm = It is so
catalogue-answer-deny = It is not so
catalogue-answer-missing = Say whether it is so or not.
catalogue-denial = What is not so
catalogue-hint-denial = The supplier and the network’s coordinators will read it.
catalogue-denial-missing = Say what is not so, in 1000 characters at most: the supplier can then correct it.
catalogue-answer-confirmed = You confirmed this reference of { $supplier }
catalogue-answer-denied = You disputed this reference of { $supplier }
catalogue-answer-after = Your answer is kept, and your address is erased. If the supplier changes what it says, your confirmation counts no more; what you disputed stays so until you say otherwise.
catalogue-answer-thanks = Thank you: your answer is saved.
catalogue-answer-given = An answer was already given.
catalogue-mail-reference-subject = { $supplier } names you as a client
catalogue-mail-reference = Hello,

    { $supplier } presents “{ $title }” in the catalogue of the network { $network }, and names as a client: { $client }, { $year }.

    Is it so? Read what is said and answer here, without an account:
    { $address }

    This link works for { $days } days. Without an answer, the record will only say “declared by the supplier”. Your address, which the supplier gave us, does not appear in the record; it is erased with your answer, or after 90 days.
catalogue-supply = Capacity, lead time and price
catalogue-hint-supply = Optional: a buyer then knows beforehand whether your offer is of the right size.
catalogue-capacity = Capacity
catalogue-hint-capacity = A whole number, such as 500.
catalogue-capacity-wrong = Write a whole number, from 1.
catalogue-capacity-unit = What is counted
catalogue-hint-capacity-unit = Meals, desks, tonnes, hours…
catalogue-capacity-unit-missing = Say what the capacity counts: meals, desks, tonnes…
catalogue-capacity-per = Per
catalogue-per-week = week
catalogue-per-month = month
catalogue-per-year = year
catalogue-capacity-week = { $quantity } { $unit } a week
catalogue-capacity-month = { $quantity } { $unit } a month
catalogue-capacity-year = { $quantity } { $unit } a year
catalogue-lead-time = Lead time
catalogue-hint-lead-time = From the order to the delivery, or to the start of the service.
catalogue-lead-wrong = Write a whole number, from 1 to 1000.
catalogue-lead-unit = In
catalogue-counted-day = days
catalogue-counted-week = weeks
catalogue-lead-day = { $count ->
    [one] 1 day
   *[other] { $count } days
  }
catalogue-lead-week = { $count ->
    [one] 1 week
   *[other] { $count } weeks
  }
catalogue-price = Indicative price
catalogue-price-low = Indicative price, from
catalogue-price-high = Indicative price, at most
catalogue-price-wrong = Write an amount like 1,250.50.
catalogue-price-order = The highest price is below the lowest: swap them.
catalogue-price-currency = Currency of the price
catalogue-currency-CAD = Canadian dollar
catalogue-currency-EUR = Euro
catalogue-price-unit = For what
catalogue-hint-price-unit = As it is said after the price: a unit, the tonne, an hour, a meal.
catalogue-price-unit-missing = Say what this price is for: a unit, the tonne, an hour…
catalogue-unit-long = Write 60 characters at most.
catalogue-price-between = { $low } to { $high } { $unit }
catalogue-price-from = from { $low } { $unit }
catalogue-price-to = at most { $high } { $unit }
catalogue-pictures = Pictures and files
catalogue-pictures-write = Add pictures and files
catalogue-pictures-lead = Whoever sees the solution sees its pictures and may download its files. The first picture appears in lists as well.
catalogue-part-picture = Pictures
catalogue-part-file = Files
catalogue-part-none-picture = No picture yet. Show what the buyer receives.
catalogue-part-none-file = No file yet. A brochure or a technical sheet saves many a question.
catalogue-part-title-picture = What the picture shows
catalogue-part-title-file = What the file is
catalogue-part-add-picture = Add the picture
catalogue-part-add-file = Add the file
catalogue-picture = Picture
catalogue-hint-picture = PNG, JPEG or WebP, { $most } and 4000 pixels a side at most. What the camera wrote in it (where, when, by whom) is taken off.
catalogue-hint-alt = In a sentence, for those who do not see the picture.
catalogue-alt-missing = Say what the picture shows, in 200 characters at most: those who do not see it will read it.
catalogue-file = File
catalogue-hint-any-file = PDF, office document or picture, { $most } at most. The file stays as you give it.
catalogue-hint-file-title = For instance: technical sheet, brochure, price list.
catalogue-file-title-missing = Say what this file is, in 200 characters at most.
catalogue-file-missing = Choose a file.
catalogue-file-kind = Choose a PDF, an office document, or a PNG, JPEG or WebP picture.
catalogue-picture-kind = Choose a whole PNG, JPEG or WebP picture.
catalogue-picture-large = This picture is too heavy: save it as JPEG, or smaller, under 2 MB.
catalogue-picture-pixels = This picture is too large: reduce it to 4000 pixels a side at most.
catalogue-files-many = { $count } fit in a record: remove one before adding another.
catalogue-put-first = Put first
catalogue-file-delete = Remove
catalogue-picture-added = The picture is added.
catalogue-file-added = The file is added.
catalogue-file-saved = It is saved.
catalogue-file-deleted = It is removed.
