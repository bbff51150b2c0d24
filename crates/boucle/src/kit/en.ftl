shell-skip = Skip to content
shell-nav = Main menu
shell-nav-home = Home
shell-nav-needs = Needs
shell-nav-catalogue = Catalogue
shell-nav-spaces = Spaces
shell-nav-organisations = Organisations
shell-nav-admin = Running
shell-account = Account of { $name }
shell-profile = My profile
shell-sessions = My sign-ins
shell-sign-out = Sign out
shell-sign-in = Sign in
shell-breadcrumbs = Breadcrumbs
shell-footer = Boucle, the space in which networks of buyers and suppliers make purchasing circular, local and fair. Places: GeoNames (CC BY 4.0) and the official administrative divisions of France (Licence Ouverte).
form-errors-title = { $count ->
    [one] One answer needs another look
   *[other] { $count } answers need another look
  }

error-404 = This page does not exist
error-404-advice = The address may be mistyped, or the page was removed.
error-403 = This page is not open to your account
error-403-advice = If it should be, ask the network’s coordinator for access.
error-422 = What was sent could not be understood
error-422-advice = Go back to the previous page and try again; nothing was changed.
error-409 = Somebody changed this meanwhile
error-409-advice = Reload the page to see the current version; yours was not saved.
error-413 = That is too large
error-413-advice = A text holds 64 KB and a file 20 MB. Shorten it, then try again.
error-429 = Too many requests in a short time
error-429-advice = { $count ->
    [one] Try again in one second.
   *[other] Try again in { $count } seconds.
  }
error-500 = Something went wrong on our side
error-500-advice = It is not your doing, and nothing was changed. Try again in a moment; if it goes on, give the mark below to the network’s coordinator.
error-503 = The network can no longer save anything
error-503-advice = The file in which everything is kept is damaged. So that nothing more is lost, writing has stopped, and what you just sent was not kept. Tell the person who runs the network: the last good backup must be restored.
error-sign-in = Sign in
error-home = Go to the home page
error-catalogue = Browse the catalogue
error-request = Mark of the request: { $id }

verb-created = Made
verb-changed = Changed
verb-state-changed = State changed
verb-archived = Archived
verb-reopened = Opened again
verb-deleted = Deleted
verb-registered = Registered
verb-signed-in = Signed in
verb-signed-out = Signed out
verb-ended-session = Session ended
verb-erased = Left the network
verb-invited = Invited
verb-joined = Came in
verb-asked = Asked to come in
verb-accepted = Accepted
verb-declined = Declined
verb-left = Left the space
verb-removed = Removed
verb-asked-membership = Asked for membership
verb-accepted-membership = Membership accepted
verb-declined-membership = Membership declined
verb-ended-membership = Membership ended
verb-import-asked = Import asked for
verb-import-settled = Doubts settled
verb-imported = Imported
verb-token-made = Token made
verb-token-revoked = Token revoked
subject-solution = solution
subject-need = need
subject-organisation = organisation
subject-person = person
subject-space = space
subject-import = import
subject-token = token
verb-merged = Merged
subject-category = category
subject-synonyms = words of the same meaning
subject-weights = weights
verb-moved = Moved
verb-locked = Locked
verb-unlocked = Unlocked
verb-restored = Version brought back
verb-withdrawn = Version taken out
subject-page = page
