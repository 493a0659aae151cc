# The free table builder: a sentence that is a form.

table-title = Table builder
table-what = Choose what to count and how to divide it. The sentence below is the table.
table-sentence-count = Count
table-sentence-by = by
table-sentence-then-by = and by
table-sentence-where = where
table-sentence-is = is
table-sentence-as = as
table-no-division = nothing more
table-no-condition = no condition
table-add-condition = Add a condition
table-remove-condition = Remove this condition
table-build = Show the table
table-caption = { $unit } by { $dimensions }
table-caption-where = { $unit } by { $dimensions }, where { $conditions }
table-condition = { $field } is { $value }
table-empty = No record meets these conditions.
table-rows = { count-rows }
table-cut =
    { $count ->
        [one] Only the first { $count } row is shown here. The download holds all of them.
       *[other] Only the first { $count } rows are shown here. The download holds all of them.
    }
table-download-csv = Download the table (CSV)
table-download-note = The file says which kind of figures it holds, and as of which journal entry.
table-not-public = This table is not among the public ones.
table-not-public-what = Public figures exist only for fixed combinations, so that two tables together never reveal a withheld number.
table-nearest = The nearest tables that can be shown:
table-too-many = A table is divided by at most { $limit } dimensions.
table-unknown-dimension = There is no dimension called “{ $name }”.
table-unknown-value = “{ $value }” is not a value of { $field }.
table-dimension-source = Source
table-dimension-form-count = One form or several
table-dimension-year-detection = Year of detection
table-dimension-year-registration = Year of registration
table-dimension-year-exploitation = Year of exploitation
table-dimension-year-decision = Year of decision
table-dimension-route = Route
table-dimension-source-kind = Kind of source
table-unit-records = Records
table-unit-perpetrators = Alleged perpetrators
table-unit-aggregates = Reported totals
table-unit-court-cases = Court cases
table-dimension-age-broad = Broad age group
table-dimension-form-group = Form of exploitation, or several
table-list-name = Name
table-list-what = What it is
table-list-unit = What it counts
table-download-json = Download the table (JSON)
table-units-mixed = These dimensions count different things. Records, alleged perpetrators, reported totals and court cases need a table each.
