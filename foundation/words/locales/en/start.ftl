# The start page: it says what to do next.

start-title = Start
start-next = What to do next
start-empty-heading = Nothing is recorded yet.
start-empty-what = Lantern reads the files of agencies as they are and counts what they say about trafficking in persons: where, who, by what means, in which forms.
start-import = Import a file
start-import-what = Nothing is kept until you have seen how each column is read.
start-demo = Try the invented region
start-demo-what = An invented region with seven agencies shows what Lantern does. Type this in a terminal:
start-templates = Download a blank template
start-templates-what = For an agency that has no file of its own yet.
start-held =
    { $count ->
        [one] { $count } record is held.
       *[other] { $count } records are held.
    }
start-held-sources =
    { $count ->
        [one] From { $count } source.
       *[other] From { $count } sources.
    }
start-held-not-people = One person can be in the files of several sources. Until records are linked, they are counted as records, not as people.
start-open-imports =
    { $count ->
        [one] { $count } file is not finished
       *[other] { $count } files are not finished
    }
start-open-imports-what = Their rows do not count until you finish or discard them.
start-open-imports-go = See unfinished files
start-typology = Read the typology
start-typology-what = Areas, people, alleged perpetrators, means and forms of exploitation.
start-quality = See how complete each source is
start-quality-what = A finding is as good as the files behind it.
start-table = Build a table
start-table-what = Choose what to count and how to divide it.
start-records = Look up a record
start-records-what = Each value leads back to its file and row.
start-find-what = By name, phone or document, in the records of your agency. From the record you go on to consent, sharing and rights.
start-requests-what = What people ask for about their own data, and by when they are answered.
start-import-more = Import another file
start-last-import = The last file was { $file }, imported on { $date }.
start-as-of = As of journal entry { $position }.
start-names-out = Names, phone numbers, addresses, documents and exact dates of birth are sealed to the key of the agency as they come in. Nobody sees them here.
