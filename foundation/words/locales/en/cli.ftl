# Lines printed by the commands in a terminal.

cli-import-recognised = { $file }: read as { $layout }.
cli-import-reading = Reading { $file }
cli-import-summary = Read { $read } · new { $new } · changed { $changed } · unchanged { $unchanged } · rejected { $rejected } · withdrawn { $withdrawn }
cli-import-nothing = { $file } changed nothing: all its rows were already held.
cli-import-dry-run = Nothing was kept: this was a trial.
cli-import-problems = Rows that stayed outside, with the reasons: { $path }
cli-import-problems-rejected =
    { $count ->
        [one] { $count } row stayed outside:
       *[other] { $count } rows stayed outside:
    }
cli-import-problems-warnings =
    { $count ->
        [one] { $count } value could not be read and is recorded as unknown:
       *[other] { $count } values could not be read and are recorded as unknown:
    }
cli-import-resumed = An earlier import of this file was not finished. It was resumed at row { $row }.
cli-import-interrupted = Stopped. Nothing of this file counts until the import is run again or discarded.
cli-import-agency-created = Agency { $agency } was created.
cli-import-columns-not-taken = Columns not taken in: { $columns }
cli-import-more = + { $count } more: in the problems file, or with this import on the pages (lantern serve)
cli-import-more-columns = and { $count } more
cli-mapping-proposed = Proposed layout. Check each line before you use it.
cli-mapping-unsure = not sure
cli-codebook-rows = { count-rows }
cli-codebook-value = Value
cli-codebook-count = Frequency
cli-codebook-percent = Percent
cli-codebook-valid-percent = Valid percent
cli-codebook-missing = Missing
cli-codebook-valid = Valid
cli-init-created = A new record was made in { $path }.
cli-init-exists = There is already a record in { $path }. Nothing was changed.
cli-key-beside = The key file { $path } lies beside the data. Whoever takes the folder takes both: keep a copy of the key elsewhere and move it off this disk before real data come in.
cli-key-missing = The key file { $path } cannot be found. Without it the record cannot be opened.
cli-key-permissions = Others on this machine can read the key file { $path }. Its permissions should be 0600.
cli-serve-address = Lantern answers at { $address }
cli-serve-stop = Press Ctrl+C to stop.
cli-serve-stopped = Stopped. Everything committed is kept.
cli-through-server = A server holds this folder; the command goes through it.
cli-folder-busy = Another command holds this folder. Wait for it to end and try again.
cli-snapshot-building = Counting
cli-snapshot-ready = As of journal entry { $position }.
cli-demo-making =
    { $count ->
        [one] Inventing a region and { $count } person
       *[other] Inventing a region and { $count } people
    }
cli-demo-importing =
    { $count ->
        [one] Importing the file of { $count } agency
       *[other] Importing the files of { $count } agencies
    }
cli-demo-compare = Compared with the invented truth
cli-demo-compare-what = The truth is known because the region is invented. In life it is not.
cli-demo-truth = Truth
cli-demo-recorded = Recorded
cli-demo-difference = Difference
cli-demo-people =
    { $count ->
        [one] { $count } person was trafficked in the invented region.
       *[other] { $count } people were trafficked in the invented region.
    }
cli-demo-seen =
    { $count ->
        [one] { $count } was seen by at least one agency.
       *[other] { $count } were seen by at least one agency.
    }
cli-demo-unseen = seen by no agency
cli-demo-duplicates = recorded more than once
cli-demo-rejected = could not be read and stayed outside
cli-demo-misread = recorded with another value
cli-demo-not-recorded = seen, but this was not recorded
cli-demo-explained = The difference is explained by these lines.
cli-demo-unexplained =
    { $count ->
        [one] { $count } record is not explained.
       *[other] { $count } records are not explained.
    }
cli-config-from-default = default
cli-config-from-file = settings file
cli-config-from-environment = environment
cli-config-from-command = command line
cli-figures-operational = Operational figures: exact, not for publication.
cli-figures-public = Public figures: small numbers are withheld.
cli-mapping-show = To print one: { $command }
cli-config-setting = Setting
cli-config-value = Value
cli-config-from = From
cli-vocabulary-set = Set
cli-vocabulary-codes = Codes
cli-listen-this-machine = Refused to listen on { $address }: this folder has no accounts, so nobody but this machine may ask. Make the accounts first, or use 127.0.0.1 without a proxy.
cli-listen-plain = Refused to listen on { $address } without TLS: passwords and records could be read on the way. Give a certificate (--tls-cert and --tls-key), make one (lantern ca init --host NAME), or declare the proxy that speaks TLS (settings proxy and origin).
cli-listen-proxy-origin = The setting proxy needs the setting origin: the address under which browsers come, such as https://cases.example.org.
cli-listen-pair = A certificate and its private key are given together: --tls-cert and --tls-key.
cli-ca-passphrase = Passphrase of the authority’s key:
cli-ca-passphrase-again = The same again:
cli-ca-made = An authority that vouches for { $host } and nothing else was made: { $path }
cli-ca-fingerprint = Its fingerprint, to compare on each device where it is installed: { $fingerprint }
cli-ca-certified = The certificate of { $host } is in { $path } and ends on { $date }.
cli-ca-key-apart = The authority’s key { $path } is needed again only to renew the certificate: keep it on another disk until then.
cli-ca-what = What
cli-ca-names = Names
cli-ca-until = Until
cli-ca-authority = Authority
cli-ca-host = Certificate
cli-ca-ends =
    { $count ->
        [one] The certificate of { $host } ends in { $count } day, on { $date }. Renew it: lantern ca renew
       *[other] The certificate of { $host } ends in { $count } days, on { $date }. Renew it: lantern ca renew
    }
cli-ca-ended = The certificate of { $host } ended on { $date }. Browsers refuse it. Renew it: lantern ca renew
cli-ledger-intact =
    { $count ->
        [one] The log { $origin } is intact: { $count } entry, every byte as it was signed.
       *[other] The log { $origin } is intact: { $count } entries, every byte as it was signed.
    }
cli-ledger-altered =
    { $count ->
        [one] The log is not what was signed. { $count } place was found:
       *[other] The log is not what was signed. { $count } places were found:
    }
cli-ledger-place = { $file }: { $what } (bytes { $bytes }, entries { $entries })
cli-ledger-place-file = { $file }: { $what }
cli-ledger-place-bytes = { $file }: { $what } (bytes { $bytes })
cli-ledger-place-entries = { $file }: { $what } (entries { $entries })
cli-ledger-cut-short = There are more places than are listed here. Repair or replace these files and verify again.
cli-ledger-found-missing = missing
cli-ledger-found-unreadable = cannot be read
cli-ledger-found-altered = altered
cli-ledger-found-length = longer or shorter than it was
cli-ledger-found-signature = a signature does not verify
cli-ledger-found-rewritten = rewritten, so that it leads to another root than the signed one
cli-ledger-found-other-key = names another key than the one given
cli-ledger-key-beside = The key line came from the log’s own folder: who forged the log could have forged it too. Keep the key line elsewhere and give it with --key.
cli-ledger-pin-agrees = The checkpoint kept elsewhere agrees: the log has only grown since.
cli-ledger-pin-contradicts = The checkpoint kept elsewhere contradicts the log: { $what }
cli-ledger-pin-chopped = entries { $entries } were there once and are gone
cli-ledger-pin-rolled-back = it was put back; entries { $entries } came later and still lie in the folder
cli-ledger-pin-forked = the same key signed another history
cli-ledger-pin-refused = the checkpoint itself does not hold: { $reason }
cli-ledger-pin-unknown = Whether the checkpoint kept elsewhere agrees cannot be told from these files.
cli-ledger-what = What
cli-ledger-value = Value
cli-ledger-name = Name
cli-ledger-key = Key line
cli-ledger-entries = Entries
cli-ledger-entries-published = Of these published
cli-ledger-witnesses = Cosigned by
cli-ledger-nobody = nobody outside
cli-ledger-unpublished = Nothing is published yet: lantern ledger publish
cli-ledger-published =
    { $count ->
        [one] Published: { $count } entry.
       *[other] Published: { $count } entries.
    }
cli-ledger-cosigned = { $witness } cosigned.
cli-ledger-not-cosigned = { $witness } did not cosign: { $reason }
cli-ledger-quorum = Enough witnesses cosigned for the policy.
cli-ledger-no-quorum = Too few witnesses cosigned for the policy. The log is published without them and they are asked again next time.
cli-ledger-position-unpublished = The entry { $position } stands in the log but is not published yet. Publish first: lantern ledger publish
cli-ledger-position-missing = There is no journal entry { $position }.
cli-ledger-proof-written = The proof of entry { $position } is in { $path }. Whoever holds it can show that this entry was logged; it holds nothing of its content.
cli-ledger-proof-leaf = Leaf { $index } of the log stands for the journal entries { $first } to { $last }: a commitment to them all, with a salt that stays in this house. Only this house can show that the entry is among them.
cli-ledger-proof-holds = The proof holds: leaf { $index } stands unaltered in the log { $origin }. That it stands for entry { $position } of the journal is what the file says; only the house of that journal can show it.
cli-ledger-proof-fails = The proof does not hold: { $reason }
cli-ledger-seen = Seen by { $witness } on { $date }
cli-ledger-differing = { $file } differs from what the record holds. It was left as it is: compare it with a copy kept elsewhere.
cli-witness-key = The key line of this witness: { $key }
cli-witness-address = The witness answers at { $address }
