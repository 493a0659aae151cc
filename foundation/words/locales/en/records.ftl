# The list of records and the history of one.

records-title = Records
records-what = One line for each record of each source. Names are not shown here.
records-empty = No record is held yet.
records-none-found = No record meets these conditions.
records-found = { count-records }
records-showing = { $from } to { $to } of { $total }
records-code = Code
records-source = Source
records-recorded = Recorded
records-last-change = Last change
records-record = Record { $code }
records-summary = Held from { $source } since { $date }.
records-current = What is recorded now
records-history = History
records-history-what = Newest first. Nothing is ever overwritten.
records-field = Field
records-before = Before
records-after = After
records-when = When
records-by = By
records-from = From
records-from-row = { $file }, row { $row }
records-no-value = nothing recorded
records-created = Record opened
records-changed =
    { $count ->
        [one] { $count } field changed
       *[other] { $count } fields changed
    }
records-sealed = sealed
records-sealed-what = What identifies this person is sealed. Only the agency that recorded it can open it.
records-withdrawn = withdrawn
records-withdrawn-what = The source withdrew this record on { $date }. It no longer counts; its history stays.
records-open-import = This record belongs to an unfinished import and does not count yet.
records-not-found = No record has the code { $code }.
records-person = Person
records-event = What happened
records-perpetrators = Alleged perpetrators
records-case = Case file
records-purpose = Purpose: { $purpose }
records-palermo = Article 3 of the Palermo Protocol
records-palermo-met = Act, means and purpose are recorded.
records-palermo-met-child = Act and purpose are recorded. No means is needed: the person was under 18.
records-palermo-not-met = What is recorded does not meet all elements.
records-palermo-not-enough = Not enough is known to say.
records-palermo-what = This is a reading of what is recorded, not a finding about the person. It decides nothing about help.
records-discarded-import = This record belongs to an import that was discarded. It does not count.
records-told-as = in the source: { $date }, { $calendar }
records-calendar-hijri = Hijri calendar
records-calendar-persian = Persian calendar
records-calendar-ethiopic = Ethiopian calendar
records-filter = Showing records from
