# Quality per source.

quality-title = Source quality
quality-what = What each source records, how soon, and where it contradicts itself. This says how far a finding carries; it does not rank agencies.
quality-empty = No source has sent a file yet.
quality-source = Source
quality-records = Records
quality-overall = All sources side by side
quality-completeness = Completeness
quality-completeness-what = Share of records in which the field holds a known value.
quality-completeness-known = known
quality-completeness-finding = { $field } is known for { $share } of records.
quality-completeness-weakest = Least often known: { $first } and { $second }.
quality-timeliness = Timeliness
quality-timeliness-what = Days from detection to registration.
quality-timeliness-median =
    { $count ->
        [one] Half of the records were registered within { $count } day.
       *[other] Half of the records were registered within { $count } days.
    }
quality-timeliness-late =
    { $count ->
        [one] 9 of 10 were registered within { $count } day.
       *[other] 9 of 10 were registered within { $count } days.
    }
quality-timeliness-unknown = Too few records hold both dates.
quality-last-file = Last file: { $date }
quality-consistency = Consistency
quality-consistency-what = Records whose values contradict each other.
quality-consistency-none = No contradiction was found.
quality-rule-ages = age at recruitment is above age at detection
quality-rule-age-status = age and “child” or “adult” do not agree
quality-rule-birth-year = age and year of birth do not agree
quality-rule-dates = detection comes before the exploitation began
quality-rule-decision = decision comes before detection
quality-rule-form-sector = a sector is given, but no form of exploitation
quality-rule-means-child = a means is missing for an adult identified
quality-duplicates = Duplicates inside the file
quality-duplicates-what = Rows of one source that agree in every coded field. Some are the same person recorded twice; others are not.
quality-duplicates-count =
    { $count ->
        [one] { $count } record has a twin in the same source.
       *[other] { $count } records have a twin in the same source.
    }
quality-duplicates-none = No two records of this source agree in every field.
quality-rejected =
    { $count ->
        [one] { $count } row stayed outside
       *[other] { $count } rows stayed outside
    }
quality-warnings =
    { $count ->
        [one] { $count } value could not be read and counts as unknown
       *[other] { $count } values could not be read and count as unknown
    }
quality-files = { count-files }
quality-mapped = Columns taken in: { $taken } of { $all }
quality-ask = What to ask this source
quality-ask-field = Ask how { $field } is recorded: it is known in { $share } of its records.
