# Counted things. Other messages are built with these.

count-rows =
    { $count ->
        [one] { $count } row
       *[other] { $count } rows
    }
count-columns =
    { $count ->
        [one] { $count } column
       *[other] { $count } columns
    }
count-records =
    { $count ->
        [one] { $count } record
       *[other] { $count } records
    }
count-people =
    { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
count-perpetrators =
    { $count ->
        [one] { $count } alleged perpetrator
       *[other] { $count } alleged perpetrators
    }
count-sources =
    { $count ->
        [one] { $count } source
       *[other] { $count } sources
    }
count-agencies =
    { $count ->
        [one] { $count } agency
       *[other] { $count } agencies
    }
count-files =
    { $count ->
        [one] { $count } file
       *[other] { $count } files
    }
count-values =
    { $count ->
        [one] { $count } value
       *[other] { $count } values
    }
count-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
count-fields =
    { $count ->
        [one] { $count } field
       *[other] { $count } fields
    }
