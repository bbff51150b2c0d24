charters-title = Charter
charters-unpublished = The charter is not published yet
charters-nobody = Nobody has to sign the charter yet
charters-signed-of = { $signed ->
    [0] { $all ->
        [one] The person admitted has not signed the charter yet
       *[other] None of the { $all } people admitted has signed the charter yet
      }
    [one] { $all ->
        [one] The person admitted has signed the charter
       *[other] 1 person of { $all } has signed the charter
      }
   *[other] { $signed } people of { $all } have signed the charter
  }
charters-people = Who has signed
charters-person = Person
charters-stands = Where they stand
charters-on = Receipts and reminders
charters-standing-missing = Not signed
charters-standing-outdated = To sign again
charters-standing-waits = Waits for its organisation
charters-standing-signed = Signed
charters-signed-version = signed version { $number }
charters-receipt-of = receipt of { $name }
charters-reminded-on = Mail sent on { $date }
charters-remind = { $count ->
    [one] Write to 1 person who has not signed
   *[other] Write to the { $count } people who have not signed
  }
charters-remind-hint = A kind reminder, with the link to sign. Nobody gets two within seven days.
charters-reminded = The reminders have left
charters-reminded-none = Nobody to write to: everyone has signed, or had a mail in the last seven days
charters-write = Write the charter
charters-text = Text of the charter
charters-text-hint = What everyone commits to, in short sentences. Markdown is possible.
charters-text-missing = Write the text of the charter
charters-representative-signs = Somebody who represents the organisation signs too
charters-save = Save the draft
charters-saved = Saved, and not published yet
charters-theirs = What somebody else has just saved
charters-conflict = Somebody else changed the charter while you were writing. Compare both texts, then save.
charters-publish = Publish
charters-publish-first = Each person admitted gets a link to read the charter and sign it. Once published, this version does not change any more.
charters-publish-next = Each person admitted is asked to sign this new text. Signatures of the former one stay, with their text.
charters-publish-do = Publish and ask to sign
charters-published = The charter is published, and the people admitted have got the link to sign it
charters-changed-meanwhile = The draft has changed meanwhile: read it again before you publish
charters-same = Nothing has changed since the last version
charters-versions = { $count ->
    [one] 1 published version
   *[other] { $count } published versions
  }
charters-version = Charter, version { $number }
charters-both-sign = Each participant signs it, and somebody who represents their organisation.
charters-see = See the page of the edition
charters-to-sign = Read the charter, then sign it
charters-you-signed = You have signed the charter
charters-none-yet = The charter is not published yet
charters-none-yet-text = We will write to you when it is ready to be signed.
charters-signed-on = { $name } signed on { $at }.
charters-see-receipt = See the receipt
charters-awaited = { $name } has not signed for your organisation yet
charters-awaited-text = { $post }. The link to sign was sent on { $date }.
charters-awaited-seat = Your seat in the participants’ space opens as soon as they have signed; you will be told by e-mail.
charters-represented = { $name } signed for your organisation on { $at }.
charters-signed-before = You had signed version { $number }. The text has changed since: it asks for a new signature.
charters-read-first = Take the time to read the whole text. The signature comes after it.
charters-sign = Sign
charters-read = I have read the charter to the end
charters-read-missing = Tick the box once you have read the charter to the end
charters-other-text = A new text has just been published: read it before you sign
charters-name = Your name
charters-name-hint = First and last name: it is your signature.
charters-name-wrong = Write your first and last name, in 200 characters at most
charters-post = Your position
charters-post-wrong = Write the position, in 200 characters at most
charters-representative = Who signs for { $structure }
charters-representative-hint = The person who binds your organisation, a director for instance. They will get a link to read the charter and sign it.
charters-representative-name = Their name
charters-representative-name-wrong = Write their first and last name, in 200 characters at most
charters-representative-post = Their position
charters-representative-email = Their e-mail address
charters-representative-email-hint = Another than yours: each signs with their own.
charters-email-wrong = Give an e-mail address, such as first.last@example.org
charters-email-own = Give another address than yours
charters-representative-other = This is not the right person
charters-representative-ask = Ask them to sign
charters-representative-asked = The link to sign has left
charters-code-goes = A code of six digits goes to { $email }: it confirms that it is really you.
charters-ask-code = Send me my code
charters-kept = Kept as proof, until five years after the end of the edition: the exact text, your name, your position, your organisation, your e-mail address, the time, and whether your connection was IPv4 or IPv6.
charters-code-title = Type the code that you got by mail
charters-code-lead = It went to { $email }. By typing it, you sign the charter under the name of { $name }.
charters-code = Code of six digits
charters-code-hint = It is good for fifteen minutes. Look among unwanted mails too.
charters-code-form = The code has six digits
charters-code-wrong = { $count ->
    [0] This is not the code, and it was the last try. Ask for another code.
    [one] This is not the code. 1 try is left.
   *[other] This is not the code. { $count } tries are left.
  }
charters-code-spent = This code was tried too often. Ask for another code.
charters-code-expired = This code is good no more. Ask for another code.
charters-code-again-do = Send me another code
charters-code-again = Another code has left; the one before is good no more
charters-codes-many = Five codes have left within the hour: wait a little before you ask for another one
charters-sign-do = Sign the charter
charters-read-again = Read the charter again
charters-signed-now = Signed. The receipt is in your mails too.
charters-receipt = Receipt
charters-receipt-title = Receipt for the signature of { $name }
charters-receipt-file = Download the receipt
charters-receipt-hint = Keep the file: it is enough to prove the signature, even when your account is no more. This page can be printed too.
charters-receipt-verify = This receipt can be verified at
charters-receipt-text = Text that was signed
charters-fact-name = In the name of
charters-fact-post = Position
charters-fact-structure = Organisation
charters-fact-party = As
charters-fact-at = On
charters-fact-how = Confirmed by
charters-fact-given = Given on
charters-fact-sessions = Sessions attended
charters-fact-text = Digest of the text (SHA-256)
charters-fact-seal = Digest of the receipt (SHA-256)
charters-party-participant = participant
charters-party-representative = representative of the organisation
charters-by-code = code sent to { $email }, typed from an { $family } connection
charters-verify = Verify a receipt
charters-verify-lead = Whoever has the file of a receipt can verify that nothing in it was changed, without an account.
charters-verify-go = Verify a receipt
charters-finding-ask = Verify a receipt or a certificate
charters-finding-recorded = This file is genuine
charters-finding-unknown = This file is not known here
charters-finding-text = The text of this file was changed
charters-finding-changed = This file was changed
charters-finding-unreadable = This file is neither a receipt nor a certificate
charters-means-ask = Give the file that the person got when they signed the charter, or at the end of the edition. We look whether anything in it was changed, and whether it was given here. The file is not kept.
charters-means-recorded = Nothing in it was changed, and it was given here.
charters-means-unknown = It is whole, but nothing like it is recorded here: it comes from another network, it was made up, or the time for which proof is kept has passed.
charters-means-text = The text in it is not the one that was signed. It proves nothing.
charters-means-changed = What it says is not what was given: a name, a time or something else was changed. It proves nothing.
charters-means-unreadable = It takes the JSON file as it was downloaded, whole.
charters-verify-file = File of the receipt or certificate
charters-verify-file-hint = The JSON file, of 256 KiB at most.
charters-verify-paste = Or paste here what it holds
charters-verify-do = Verify
charters-verify-missing = Choose a file, or paste what it holds
charters-verify-large = This file is too large for a receipt: 256 KiB at most
charters-mail-code-subject = { $code } is your code to sign the charter
charters-mail-code = Hello { $name },

    Here is the code to sign the charter of “{ $edition }”:

    { $code }

    It is good for fifteen minutes and serves once. If you asked for nothing, ignore this message: nothing will be signed.
charters-mail-signed-subject = You have signed the charter: { $edition }
charters-mail-signed = Hello { $name },

    Thank you: your signature of the charter of “{ $edition }” is recorded. Your receipt is here, to print or to download:

    { $address }

    Keep the file: it is enough to prove the signature, without an account.
charters-mail-account = What is left is to make your account, to come into the participants’ space. This link is good for fourteen days:

    { $address }
charters-mail-account-early = You may already create your account. This link is good for fourteen days:

    { $address }
charters-mail-awaited = Whoever represents your organisation has to sign as well: your seat in the participants’ space opens then, and we will write to you.
charters-mail-opened-subject = Your seat is open: { $edition }
charters-mail-opened = Hello { $name },

    Your organisation has signed the charter of “{ $edition }”. The participants’ space is open to you:

    { $address }
charters-mail-represent-subject = A charter to sign for { $structure }: { $edition }
charters-mail-represent = Hello { $name },

    { $participant } takes part in “{ $edition }” for { $structure }, and has signed its charter. You are the person who signs for the organisation.

    Read the charter and sign it here, without an account:

    { $address }

    If you are not the right person, ignore this message and tell { $participant }.
charters-mail-ask-subject = The charter is ready to be signed: { $edition }
charters-mail-ask = Hello { $name },

    The charter of “{ $edition }” has just been published. It says what everyone commits to for the year. Read it and sign it here, without an account:

    { $address }
charters-mail-remind-subject = The charter is left to sign: { $edition }
charters-mail-remind = Hello { $name },

    Your place in “{ $edition }” waits for you: the charter is left to read and sign. It takes a few minutes, without an account:

    { $address }

    A question before you sign? Ask the organisers, they are there for it.
charters-next = The charter, as a draft: to be read again, then published
