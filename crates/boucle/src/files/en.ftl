files-title = Documents
files-count = { $count ->
    [0] Documents
    [one] 1 document
   *[other] { $count } documents
  }
files-found = { $count ->
    [0] No document has “{ $words }” in its name
    [one] 1 document found for “{ $words }”
   *[other] { $count } documents found for “{ $words }”
  }
files-none = Minutes, specifications, photographs: what the group keeps together stands here.
files-first = Add the first document
files-found-none = Try a single word, or the beginning of the name.
files-all = See all documents
files-folder-empty = This folder is empty.
files-search = Find a document by its name
files-search-do = Find
files-more = Next documents
files-room = { $used } used of { $most }, with versions and what is being sent.
files-folder = folder
files-version = version { $number }
files-versions = { $count ->
    [one] 1 version
   *[other] { $count } versions
  }
files-add = Add documents
files-file = Files
files-file-hint = One or several, { $most } each at most. A file of the same name becomes the new version of the one that is there. It stays as you give it; a page that shows a picture shows it without what the camera wrote in it (where, when, by whom).
files-file-missing = Choose at least one file
files-file-one = Choose a single file
files-file-empty = “{ $file }” is empty; a file holds at least one letter and { $most } at most
files-file-large = “{ $file }” is over { $most }; make it smaller or share it out over several files
files-file-refused = “{ $file }” is refused by the search for viruses; send a sound file of { $most } at most
files-file-unchecked = “{ $file }” could not be checked; try again in a moment ({ $most } at most)
files-full = There is not enough room left: { $used } are used of { $most }. Delete old documents or ask for more room
files-comment = Comment
files-comment-hint = If you like: what has changed, 200 characters at most.
files-comment-wrong = Write a comment of 200 characters at most
files-add-do = Add
files-added = The documents are here.
files-added-one = The document is here.
files-added-versions = A document of the same name was here already: what you added is its new version.
files-send-list = Files sent
files-send-whole = { $size }, sent; still to be added
files-send-part = { $received } of { $size } received; choose this file again to go on
files-send-cancel = Cancel
files-send-cancel-of = the sending of “{ $file }”
files-send-many = { $count ->
    [one] A file that you sent is not added yet, and there is no room for this one beside it; add it or cancel it first
   *[other] { $count } files that you sent are not added yet; add them or cancel them first
  }
files-send-size = The size of the file is missing; give it in bytes
files-send-gone = A file was not sent whole, or was sent more than a day ago; choose it again
files-send-starts = Sending “{ $file }”.
files-send-seconds = { $left } seconds left
files-send-minute = one minute left
files-send-minutes = { $left } minutes left
files-send-lost = The connection is cut; sending will go on by itself.
files-send-back = Sending goes on.
files-send-sent = Sent; still to be added
files-send-done = “{ $file }” is sent; it is still to be added.
files-send-all = Everything is sent; it is still to be added.
files-send-later = Everything will be added as soon as it is sent.
files-send-refused = Sending was refused. Reload the page to see what has changed.
files-send-unreadable = This file has changed or can no longer be read. Choose it again.
files-send-cancelled = The sending of “{ $file }” is cancelled.
files-name = Name
files-name-wrong = Give a name of 200 characters at most, without a slash
files-name-taken = Another document has this name in this folder; choose another name
files-folder-new = New folder
files-folder-name = Name of the folder
files-folder-make = Make the folder
files-folder-edit = Change the folder
files-folder-title = Change the folder “{ $folder }”
files-folder-name-wrong = Give a name of 200 characters at most, without a slash
files-folder-taken = A folder has this name here; choose another name
files-folder-deep = Folders go six levels deep at most; choose a folder higher up
files-folder-changed = The folder is changed.
files-folder-deleted = The folder is deleted.
files-folder-delete = Delete the folder
files-folder-delete-hint = A folder is deleted when it is empty.
files-folder-full = This folder still holds documents or folders; move or delete them first
files-place = Kept in
files-top = No folder
files-save = Save
files-download = Download
files-history = Versions
files-bring-back = Bring this version back
files-brought-back = Version { $number } brought back
files-version-new = New version
files-version-file = File
files-version-hint = { $most } at most. The document keeps its name, and earlier versions stay.
files-version-add = Add this version
files-version-added = The new version is in place.
files-in-page = To put it in a page
files-in-page-picture = Copy this line into a page or a message, and say what the picture shows: those who do not see it will read that.
files-in-page-file = Copy this line into a page or a message of this space.
files-line-picture = What the picture shows
files-arrange = Rename or move
files-changed = The document is changed.
files-delete = Delete this document
files-delete-hint = All its versions go with it, and pages that cite it no longer show it. There is no way back.
files-delete-do = Delete for good
files-deleted = The document is deleted.
files-size-bytes = { $count ->
    [one] { $count } byte
   *[other] { $count } bytes
  }
files-size-kb = { $size } kB
files-size-mb = { $size } MB
files-size-gb = { $size } GB
files-kind-png = PNG picture
files-kind-jpeg = JPEG photograph
files-kind-webp = WebP picture
files-kind-gif = GIF picture
files-kind-pdf = PDF
files-kind-docx = Word text
files-kind-xlsx = Excel table
files-kind-pptx = PowerPoint slides
files-kind-odt = LibreOffice text
files-kind-ods = LibreOffice table
files-kind-odp = LibreOffice slides
files-kind-zip = ZIP archive
files-kind-old-office = Office document of an old format
files-kind-sound = Sound
files-kind-video = Video
files-kind-text = Text
files-kind-other = Other file
files-picture-silent = A picture has no description: write between the brackets what it shows, as in ![A mended bench](document…)
files-text-hint = Markdown formatting is possible. The page of each document of the space gives the line that puts it here, picture or file.
