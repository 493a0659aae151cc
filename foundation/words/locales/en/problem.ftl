# What can be wrong with a file. Each class has a heading (-title), a sentence, and what to do (-remedy).
# The sentences never repeat the value itself: it may identify somebody.

problem-where = Row { $row }, column “{ $column }”
problem-where-row = Row { $row }
problem-count = { count-rows }
problem-reason-column = reason
problem-missing-key-title = Rows without a key
problem-missing-key = Row { $row } has nothing in column “{ $column }”, which says which record it is.
problem-missing-key-remedy = Fill in the number the agency uses for this record.
problem-duplicate-key-title = Keys that appear twice
problem-duplicate-key = Row { $row } has the same key in “{ $column }” as row { $other }.
problem-duplicate-key-remedy = Keep one of the two rows, or give the second its own number.
problem-row-too-short-title = Rows that end too early
problem-row-too-short =
    { $expected ->
        [one] Row { $row } has { $found } of { $expected } cell.
       *[other] Row { $row } has { $found } of { $expected } cells.
    }
problem-row-too-short-remedy = Ask the sender for this row again; the rest can be kept.
problem-row-too-long-title = Rows with too many cells
problem-row-too-long =
    { $expected ->
        [one] Row { $row } has { $found } cells instead of { $expected }.
       *[other] Row { $row } has { $found } cells instead of { $expected }.
    }
problem-row-too-long-remedy = Look for a separator inside a text that is not in quotation marks.
problem-broken-encoding-title = Letters that cannot be read
problem-broken-encoding = Row { $row }, column “{ $column }”: some letters are damaged.
problem-broken-encoding-remedy = Save the file again as UTF-8 and import it once more.
problem-nul-title = Empty bytes inside a row
problem-nul = Row { $row } contains bytes that no text contains. The file was probably damaged on its way.
problem-nul-remedy = Ask the sender for the file again.
problem-unreadable-date-title = Dates that cannot be read
problem-unreadable-date = Row { $row }, column “{ $column }”: this is not a date in the form that the layout expects.
problem-unreadable-date-remedy = Write the year, the year and month, or the full date, such as 2026-03-17. The layout says which calendar and order apply.
problem-impossible-date-title = Days that do not exist
problem-impossible-date = Row { $row }, column “{ $column }”: there is no such day in the calendar.
problem-impossible-date-remedy = Check the day and the month. If only the year is certain, write only the year.
problem-future-date-title = Dates in the future
problem-future-date = Row { $row }, column “{ $column }”: this date has not come yet.
problem-future-date-remedy = Check the year and the calendar of this column.
problem-unknown-code-title = Values that are not in the list
problem-unknown-code = Row { $row }, column “{ $column }”: the list for this column does not have this value.
problem-unknown-code-remedy = Use a value from the list, or add a line for it to the layout.
problem-not-a-number-title = Values that are not numbers
problem-not-a-number = Row { $row }, column “{ $column }”: a whole number is expected here.
problem-not-a-number-remedy = Write digits only. If the number is not known, say so with the word that the layout gives for “unknown”.
problem-negative-title = Numbers below zero
problem-negative = Row { $row }, column “{ $column }”: this number cannot be below zero.
problem-negative-remedy = If a code such as -99 means “missing”, add it to the layout.
problem-age-range-title = Ages out of range
problem-age-range = Row { $row }, column “{ $column }”: an age lies between { $low } and { $high }.
problem-age-range-remedy = This may be a year of birth. If so, say it in the layout.
problem-unknown-country-title = Countries that cannot be recognised
problem-unknown-country = Row { $row }, column “{ $column }”: this is not a country in the list of codes.
problem-unknown-country-remedy = Write the two letters of the country code, or map the name in the layout.
problem-unknown-area-title = Areas that cannot be recognised
problem-unknown-area = Row { $row }, column “{ $column }”: this area is not in the list of this deployment.
problem-unknown-area-remedy = Use a code from the list of areas, or add the area to the list.
problem-text-too-long-title = Texts that are too long
problem-text-too-long =
    { $limit ->
        [one] Row { $row }, column “{ $column }”: the text is longer than { $limit } character.
       *[other] Row { $row }, column “{ $column }”: the text is longer than { $limit } characters.
    }
problem-text-too-long-remedy = Put a code here. Long descriptions stay with the agency.
problem-contradictory-ages-title = Ages that contradict each other
problem-contradictory-ages = Row { $row }: the ages at recruitment, at exploitation and at detection cannot all be right.
problem-contradictory-ages-remedy = Check which age was asked. One that is not certain can be left as “unknown”.
problem-contradictory-dates-title = Dates in the wrong order
problem-contradictory-dates = Row { $row }: an event ends before it begins, or is recorded before it happens.
problem-contradictory-dates-remedy = Check both dates. If only the years are certain, write only the years.
problem-identity-value-title = Values that may identify somebody
problem-identity-value = Row { $row }, column “{ $column }”: this looks like a name, a number or an address where a code is expected.
problem-identity-value-remedy = Take it out of the file. Lantern has not stored it.
problem-erased-person-title = Rows of people who were erased
problem-erased-person = Row { $row } is about a person whose record was erased. It stays outside, and nothing of it is kept.
problem-erased-person-remedy = Take this row out of the file and of the lists that it comes from.
problem-formula-title = Cells that hold a formula
problem-formula = Row { $row }, column “{ $column }”: the cell holds a formula without a stored result.
problem-formula-remedy = Paste the values in place of the formula and save the file again.
problem-row-too-large-title = Rows that are too large
problem-row-too-large = Row { $row } is larger than a row may be.
problem-row-too-large-remedy = Look for a quotation mark that is never closed.
problem-unreadable-row-title = Rows that cannot be read
problem-unreadable-row = Row { $row } cannot be read as a row of this file.
problem-unreadable-row-remedy = Compare it with the rows above and below, or ask the sender for it again.
problem-file-empty = The file is empty.
problem-file-empty-remedy = Check that the right file was chosen.
problem-file-too-large = The file is larger than a file may be.
problem-file-too-large-remedy = Divide it into several files.
problem-file-too-many-columns = The file has more columns than a file may have.
problem-file-too-many-columns-remedy = Check the separator. A table of this width is usually a file read with the wrong one.
problem-file-unknown-kind = This is not a CSV, XLSX or JSON lines file.
problem-file-unknown-kind-remedy = Save the table in one of these forms and import it again.
problem-file-damaged = The file is damaged or claims to be larger than it is.
problem-file-damaged-remedy = Ask the sender for the file again.
problem-file-layout-unknown = No known layout fits the columns of this file.
problem-file-layout-unknown-remedy = Choose a layout, or let Lantern propose one and check it.
problem-file-headings-missing = The first row should name the columns. { $columns } cannot be found.
problem-file-headings-missing-remedy = Check that the first row is the heading and that no title stands above it.
problem-file-headings-twice = Two columns have the same name: { $columns }.
problem-file-headings-twice-remedy = Rename one of them.
problem-file-password = The file is protected with a password.
problem-file-password-remedy = Save a copy without a password on an encrypted disk, and import the copy.
problem-file-no-such-layout = There is no layout called “{ $layout }”.
problem-file-no-such-layout-remedy = Use one of these: { $known }. Or use a layout file of your own.
problem-file-nothing-to-take = The layout “{ $layout }” takes no column of this file.
problem-file-nothing-to-take-remedy = Choose another layout, or check the names of the columns.
problem-file-key-missing = The layout knows a record by columns that this file does not have: { $columns }.
problem-file-key-missing-remedy = Check the names of the columns. Another layout may be meant.
problem-file-no-such-column = The file has no column “{ $column }” to leave out.
problem-file-no-such-column-remedy = Compare the name with the first row of the file. Nothing was taken in.
problem-file-dataset-name = The name of this file cannot name a series of files.
problem-file-dataset-name-remedy = Give the series a name of its own, of 1 to 120 printable characters.
problem-file-foreign-token = Row { $row } does not belong to the series “{ $dataset }” of this agency, or its token was changed.
problem-file-foreign-token-remedy = Import the file of rows that stayed outside as Lantern wrote it, under the same agency, with only the faults corrected.
problem-file-problems-complete = A file of rows that stayed outside is never the complete series.
problem-file-problems-complete-remedy = Import it without saying that it is complete.
problem-file-too-many-rejected = More rows stayed outside than can be kept here.
problem-file-too-many-rejected-remedy = Check the layout: it probably does not fit this file.
problem-file-problems-unwritable = The file for the rows that stayed outside cannot be written.
problem-file-problems-unwritable-remedy = Check that its folder exists and has room, or name another place for it.
problem-file-too-many-rows = The file has more rows than a file may have, which is { $limit }.
problem-file-too-many-rows-remedy = Divide it into several files.
problem-file-no-such-sheet = The workbook has no sheet “{ $sheet }”.
problem-file-no-such-sheet-remedy = Compare the name with the tabs of the workbook.
