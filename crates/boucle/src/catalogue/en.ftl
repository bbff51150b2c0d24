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
catalogue-verified = verified
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
