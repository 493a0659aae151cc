# The health of the log.
ledger-title = The log
ledger-what = What happened here, as numbers that nobody can change unseen.
ledger-check-now = Compare now
ledger-check-what = Reads the whole journal and compares it with the log. A large house takes a minute.
ledger-checked = Journal and log
ledger-checked-what = Compared: { $entries } entries of the journal under { $leaves } leaves of the log.
ledger-download-checkpoint = Download the checkpoint
ledger-download-key = Download the key line
ledger-download-policy = Download the policy
ledger-flaw-head = The head of the log does not follow from its leaves.
ledger-flaw-key-of-nothing = A key that belongs to no entry.
ledger-flaw-rewritten = Entries that are not as they were logged.
ledger-flaw-unlogged = Entries that were never logged.
ledger-flaw-without-key = An entry whose key is gone without a word why.
ledger-flaws =
    { $count ->
        [one] { $count } thing is not as it was written.
       *[other] { $count } things are not as they were written.
    }
ledger-log = Name of the log
ledger-no-witness = No witness has signed it yet.
ledger-not-checked = Not compared since the server started.
ledger-not-published = Nothing is published yet.
ledger-nothing-altered = Everything is as it was written.
ledger-offline = Check it without us
ledger-offline-what = Copy the folder “ledger” and verify it on another machine. Keep today’s checkpoint: with it, a log that was cut or rewritten shows.
ledger-pin = Keep this elsewhere
ledger-pin-what = Print it, or send it to somebody outside. Whoever holds it can show later that nothing before it was taken away.
ledger-published = Published
ledger-published-size = { $size } entries
ledger-root = Root
ledger-size = Entries
ledger-why = What it proves
ledger-why-what = That nothing was changed or taken away since. Not that what was written is true.
ledger-witnesses = Signed by
