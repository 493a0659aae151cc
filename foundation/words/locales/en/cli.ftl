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
cli-import-identity = { $file } is refused: { $columns } would identify people. Use --without { $option }, or --invented if nobody in it is real.
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
