# The typology: words that every table shares. The tables themselves are in tables-people.ftl and tables-events.ftl.

typology-title = Typology
typology-what = Affected areas, people, alleged perpetrators, means and forms of exploitation, counted from the files of agencies.
typology-empty = There is nothing to count yet. Import a file first.
typology-contents = Tables on this page
typology-filter-showing = Showing
typology-filter-from = recorded by
typology-filter-every-source = every source
typology-filter-year = with year of detection
typology-filter-every-year = every year
typology-filter-figures = as
typology-filtered = Only records with: { $conditions }.
typology-part-areas = Where
typology-part-people = Who is affected
typology-part-perpetrators = Who is alleged to have done it
typology-part-means = How people were recruited and held
typology-part-forms = What they were exploited for
typology-part-conflict = How it is tied to conflict
typology-part-sources = When, and who recorded it
typology-records = records
typology-records-count = { count-records }
typology-records-by-source = Records by source
typology-records-by-source-what = Several sources may have recorded the same person. Until records are linked, no total over sources is a number of people.
typology-perpetrators = alleged perpetrators
typology-perpetrators-count = { count-perpetrators }
typology-people = people
typology-people-count = { count-people }
typology-column-share-known = Share of known
typology-column-share-all = Share of all
typology-share-known = percent of known
typology-share-all = percent of all
typology-known = known
typology-known-of-all = Known for { $known } of { $all } records
typology-unknown = unknown
typology-not-asked = not asked
typology-declined = declined
typology-not-applicable = not applicable
typology-not-recorded = not recorded
typology-no-reports = no reports
typology-no-records = No record says anything about this.
typology-total = Total
typology-other = other
typology-withheld = withheld
typology-withheld-threshold =
    { $threshold ->
        [one] withheld: fewer than { $threshold } person
       *[other] withheld: fewer than { $threshold } people
    }
typology-withheld-records =
    { $threshold ->
        [one] withheld: fewer than { $threshold } record
       *[other] withheld: fewer than { $threshold } records
    }
typology-between = between { $low } and { $high }
typology-non-additive = The rows do not add up to the total: one record can stand in several of them.
typology-non-additive-mark = not additive
typology-form-single = one form only
typology-form-several = several forms
typology-form-each = each form
typology-forms-what = “One form only” and “several forms” divide the records. “Each form” counts a record under every form it names.
typology-kind = Kind of figure
typology-kind-operational = operational figures
typology-kind-operational-what = Exact, for those who may see the records. Not for publication.
typology-kind-public = public figures
typology-kind-public-what = Small numbers are withheld, and so is any number from which they could be worked out.
typology-kind-restricted = restricted return
typology-kind-restricted-what = Exact totals for one named body under an agreement. Logged, and not for publication.
typology-kind-switch-public = Show public figures
typology-kind-switch-operational = Show operational figures
typology-how-made = How this was made
typology-how-made-what =
    { $count ->
        [one] { $count } record, counted as it was recorded. Nothing was estimated or filled in.
       *[other] { $count } records, counted as they were recorded. Nothing was estimated or filled in.
    }
typology-how-made-as-of = State of the record at journal entry { $position }.
typology-how-complete = How complete it is
typology-how-complete-line = { $field } known: { $share }
typology-protects = What protects the people in it
typology-protects-what =
    { $threshold ->
        [one] Fewer than { $threshold } is withheld, and so is any number from which it could be worked out.
       *[other] Fewer than { $threshold } is withheld, and so is any number from which it could be worked out.
    }
typology-protects-operational = These are exact figures. A small number can point to one person: do not pass this page on.
typology-protects-areas = Public maps go no finer than first-level areas.
typology-recorded-not-decided = “People recorded” means that an agency recorded them as presumed, identified or formally identified. Nothing here is a decision about one person.
typology-alleged = “Alleged” covers everyone named as a perpetrator, at whatever stage of justice. It is not a finding of guilt.
typology-kinds-apart = Case records, anonymised files, synthetic files, totals reported by states, and court cases are counted apart and never added together.
typology-source-kind-case-records = case records
typology-source-kind-k-anonymised = anonymised records
typology-source-kind-synthetic = synthetic records
typology-source-kind-aggregate = totals reported by states
typology-source-kind-court-case = court cases
typology-aggregate-title = Totals reported by states
typology-aggregate-what = Numbers that states reported by year. They are not records, and are not added to them.
typology-aggregate-censored = A number reported only as “fewer than 5” stays a range, from 1 to 4.
typology-court-title = Court cases
typology-court-what = Published court cases by act, means and purpose. A case can concern many people.
typology-take-away = Take it with you
typology-same-figures = The same figures as a table
typology-picture = Picture of: { $title }. The table beside it holds the same figures.
typology-map-picture = Map of areas where exploitation took place, with the main routes. The table beside it holds the same figures.
typology-map-not-agreed = line not agreed
typology-map-route = route, and the records that describe it
typology-map-more = { $low } or more
typology-map-no-shapes = This deployment has no map of its areas yet. The table stands alone.
typology-women-girls = women, girls
typology-men-boys = men, boys
typology-pyramid-note = Records. One record can appear under two forms.
typology-suppressed-stub = Hatched: withheld.
typology-finding-none = Too little is known here to put it in one sentence.
typology-none-of-them = none of these
typology-pyramid-beside = sex or age not shown here: { $count }
typology-map-absent = Not on this map: { $places }.
typology-alone = See the whole table
typology-unknown-or-few = unknown, or too few to show
