edition-report-title = Report
edition-report-found = { $structures ->
    [0] No organisation coached
    [one] 1 organisation coached
   *[other] { $structures } organisations coached
  }, { $purchases ->
    [0] no purchase made
    [one] 1 purchase made
   *[other] { $purchases } purchases made
  }
edition-report-of = Figures of { $date }
edition-report-draft = Figures of { $date }. This report is not published: only those who run and coach the edition read it.
edition-report-write = Write the report
edition-report-lead = Tell the year: what succeeded, what was missing, what you will do otherwise. The figures come by themselves.
edition-report-text = The report
edition-report-text-hint = It is public: name nobody without their consent. Markdown can be used.
edition-report-empty = Write a few lines before you publish
edition-report-not-ended = The report can be published once the edition has ended
edition-report-publish = Publish the report
edition-report-publish-hint = Once published, it is read from the page of the edition, with the figures of that day, which do not change any more. What you save afterwards is read at once.
edition-report-published = The report is published
edition-report-withdrawn = The report is no longer public
edition-report-saved = Saved
edition-report-conflict = Somebody saved meanwhile: compare, then save again to keep your text
edition-report-theirs = What the other person saved
edition-report-none = The text of the report is still to be written. The figures are here already.
edition-report-figures = Figures
edition-report-method = How it is counted
edition-report-column-about = About
edition-report-column-group = Group
edition-report-column-figure = Figure
edition-report-column-value = Value
edition-report-column-unit = Unit
edition-report-percent = { $value }%
edition-report-few = Fewer than three
edition-report-others = Others
edition-report-bar = { $group }: { $count }
edition-report-share = Share
edition-report-structures = Organisations coached
edition-report-projects = Purchase projects
edition-report-by-ownership = Public or private
edition-report-by-sectors = By sector
edition-report-by-territories = By territory
edition-report-by-stages = By stage
edition-report-sessions = { $count ->
    [one] 1 session held
   *[other] { $count } sessions held
  }
edition-report-session = Session
edition-report-day = Day
edition-report-attendance = Attendance
edition-report-there = { $there } of { $people }
edition-report-not-noted = Not noted
edition-report-opinion = What those who came say
edition-report-grades = Useful: { $useful } of 4. Clear: { $clear } of 4.
edition-report-figure-structures = Organisations
edition-report-method-structures = Organisations that were admitted to the edition.
edition-report-figure-people = People
edition-report-method-people = The participants of these organisations.
edition-report-figure-sessions = Sessions
edition-report-method-sessions = Sessions that were held; those that were cancelled are not among them.
edition-report-figure-attendance = Attendance
edition-report-method-attendance = People who came, of all who were expected at the sessions whose attendance is given.
edition-report-figure-projects = Purchase projects
edition-report-method-projects = Projects carried within the edition, those that were abandoned included.
edition-report-figure-procedures = Procedures started
edition-report-method-procedures = Projects whose purchase procedure has begun.
edition-report-figure-purchases = Purchases made
edition-report-method-purchases = Projects whose contract is signed.
edition-report-figure-amount = Amount of the purchases
edition-report-method-amount = Sum of the purchases made whose amount is known, from three on.
edition-report-figure-circular = With a circular clause
edition-report-method-circular = Share of the purchases made whose contract holds a circular clause.
edition-report-figure-social = With a social clause
edition-report-method-social = Share of the purchases made whose contract holds a social clause.
edition-report-figure-useful = Useful for my purchase
edition-report-method-useful = Mean of the answers at the end of sessions, from 1 to 4.
edition-report-figure-clear = Clear
edition-report-method-clear = Mean of the answers at the end of sessions, from 1 to 4.
edition-report-hidden = What is not shown
edition-report-rule = { $count ->
   *[other] No person and no organisation is named. A group of fewer than { $count } is counted with “Others”, and a territory widens until it holds { $count }, without those that are given apart; where the “Others” are still fewer than { $count }, the smallest group joins them. The number of projects, of procedures and of purchases is that of the whole edition. Attendance, an amount, a share or a mean is given from { $count } on.
  }
edition-report-csv = The figures as CSV
edition-report-json = The figures as JSON
edition-report-read = Read the report of the edition
