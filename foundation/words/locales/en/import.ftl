# Bringing a file in: choose, preview, keep, problems, finish later.

import-title = Import a file
import-choose = Choose the agency and the file
import-agency = Which agency sends this file?
import-agency-new = Another agency
import-agency-code = Agency code
import-agency-code-hint = Letters, digits and hyphens, such as BORDER-NORTH.
import-agency-name = Name of the agency
import-file = File
import-file-drop = Drop the file here, or choose it
import-file-choose = Choose a file
import-file-chosen = Chosen: { $file }
import-file-kinds = CSV, XLSX or JSON lines. Any common encoding and separator.
import-dataset = Name of this series of files
import-dataset-hint = Use the same name each time, so that corrected rows find their earlier version.
import-layout = Layout
import-layout-recognise = Recognise it from the columns
import-layout-recognised = Recognised as: { $layout }
import-layout-unknown = No known layout fits these columns. Here is a proposal; check each line.
import-complete = This file is complete: withdraw what it no longer contains
import-complete-hint = Without this, records that are absent from the file stay as they are.
import-withdrawal-held-back = Nothing is withdrawn: rows that stayed outside may be records that are held.
import-withdrawal-held-back-remedy = Correct these rows, then import the complete file again.
import-invented = Everyone in this file is invented
import-without = Leave these columns out
import-preview = See how it will be read
import-preview-title = Check a file
import-preview-rows =
    { $count ->
        [one] { $file } has { $count } row.
       *[other] { $file } has { $count } rows.
    }
import-preview-columns =
    { $count ->
        [one] It has { $count } column.
       *[other] It has { $count } columns.
    }
import-nothing-kept = Nothing is kept yet.
import-no-guess = Most rows can be read as they stand. What cannot be read stays outside and is named below; Lantern does not guess.
import-columns = Columns
import-columns-recognised =
    { $count ->
        [one] { $count } column is read
       *[other] { $count } columns are read
    }
import-columns-not-taken =
    { $count ->
        [one] { $count } column is not taken in
       *[other] { $count } columns are not taken in
    }
import-columns-not-taken-what = No line of the layout maps them. They are not stored.
import-columns-left-out = Left out on purpose
import-columns-missing =
    { $count ->
        [one] { $count } column of the layout is not in the file
       *[other] { $count } columns of the layout are not in the file
    }
import-columns-identity =
    { $count ->
        [one] { $count } column identifies people
       *[other] { $count } columns identify people
    }
import-identity-sealed = These columns identify people: { $columns }. They are sealed to the key of the agency.
import-identity-sealed-what = Only the agency opens them, and each look leaves a trace. Leave out what nobody needs: what is not held cannot be taken.
import-identity-open = The key of this agency has no passphrase: whoever copies its file reads these columns. Replace it under “Keys of agencies” before real people come in.
import-invented-hint = Only if nobody in the file is real.
import-column-in-file = Column in the file
import-column-read-as = Read as
import-column-key = identifies the record
import-column-sample = First values
import-column-values = Values
import-ribbon = The whole file, row by row
import-ribbon-first = row { $row }
import-ready =
    { $count ->
        [one] { $count } row is ready
       *[other] { $count } rows are ready
    }
import-would-update =
    { $count ->
        [one] { $count } is already held and would be updated
       *[other] { $count } are already held and would be updated
    }
import-unchanged =
    { $count ->
        [one] { $count } is already held and unchanged
       *[other] { $count } are already held and unchanged
    }
import-outside =
    { $count ->
        [one] { $count } cannot be read and stays outside
       *[other] { $count } cannot be read and stay outside
    }
import-would-withdraw =
    { $count ->
        [one] { $count } record is no longer in the file and would be withdrawn
       *[other] { $count } records are no longer in the file and would be withdrawn
    }
# The same four numbers and the withdrawn ones, as labels under a figure that stands by itself.
import-label-ready =
    { $count ->
        [one] row is ready
       *[other] rows are ready
    }
import-label-would-update =
    { $count ->
        [one] is already held and would be updated
       *[other] are already held and would be updated
    }
import-label-unchanged =
    { $count ->
        [one] is already held and unchanged
       *[other] are already held and unchanged
    }
import-label-outside =
    { $count ->
        [one] cannot be read and stays outside
       *[other] cannot be read and stay outside
    }
import-label-would-withdraw =
    { $count ->
        [one] record is no longer in the file and would be withdrawn
       *[other] records are no longer in the file and would be withdrawn
    }

import-sum = These four numbers add up to the rows of the file.
import-next-title = What happens next
import-next-what = The rows are kept in one step: all rows shown as ready, or none.
import-keep = Keep the rows that are ready
import-discard = Discard the file
import-later = Finish later
import-progress = { $done } of { $total } rows
import-progress-unknown =
    { $count ->
        [one] { $count } row read so far
       *[other] { $count } rows read so far
    }
import-progress-minutes =
    { $count ->
        [one] about { $count } minute left
       *[other] about { $count } minutes left
    }
import-progress-leave = You can leave this page. The import goes on.
import-cancel = Stop the import
import-done = The file is in.
import-done-new =
    { $count ->
        [one] { $count } new record
       *[other] { $count } new records
    }
import-done-changed =
    { $count ->
        [one] { $count } record changed; its history is kept
       *[other] { $count } records changed; their history is kept
    }
import-done-unchanged =
    { $count ->
        [one] { $count } record unchanged
       *[other] { $count } records unchanged
    }
import-done-rejected =
    { $count ->
        [one] { $count } row stayed outside
       *[other] { $count } rows stayed outside
    }
import-done-withdrawn =
    { $count ->
        [one] { $count } record withdrawn
       *[other] { $count } records withdrawn
    }
import-done-nothing-new = This file changed nothing: all its rows were already held.
import-done-next = Read the typology with this file in it
import-problems = Problems
import-problems-none = Every row could be read.
import-problems-rejected = Rows that stayed outside
import-problems-warnings = Values that could not be read
import-problems-warnings-what = These rows are in. The value itself is recorded as unknown.
import-problems-more =
    { $count ->
        [one] and { $count } more row
       *[other] and { $count } more rows
    }
import-problems-download = Download the rows that stayed outside
import-problems-download-what = The file has the layout of yours and one more column with the reason. Correct it and import it again; only the corrected rows change.
import-problems-kept =
    { $count ->
        [one] It can be downloaded for { $count } day.
       *[other] It can be downloaded for { $count } days.
    }
import-open-title = Unfinished files
import-open-what = This import was stopped before the end. None of its rows counts.
import-open-since = Begun on { $date }
import-open-resume = Resume the import
import-open-discard = Discard what was read
import-open-none = No file is unfinished.
import-list = Imported files
import-list-empty = No file has been imported yet.
import-list-file = File
import-list-agency = Agency
import-list-date = Date
import-list-rows = Rows
import-list-layout = Layout
import-list-state = State
import-state-complete = complete
import-state-open = not finished
import-state-discarded = discarded
import-templates = Blank templates
import-templates-what = One row for each person an agency has recorded. The second sheet explains each column and its values.
import-template-download = Download the template (XLSX)
import-list-id = Import
import-layout-own = A layout of our own
import-layout-text = Text of the layout
import-layout-text-hint = A small TOML file that says which column means which field.
import-layout-line = The layout cannot be used. Line { $line }: { $problem }
import-layout-line-remedy = Correct this line of the layout and try again.
import-without-hint = One heading on each line, as the file writes it.
import-answers = Check your answers
import-change = Change
import-waiting-title = Files that wait for your decision
import-waiting-forget =
    { $count ->
        [one] Held in memory only, for { $count } more minute. After that the file must be sent again.
       *[other] Held in memory only, for { $count } more minutes. After that the file must be sent again.
    }
import-problems-first = first in row { $row }
import-problems-each = Row by row
import-problems-row = Row
import-problems-column = Column
import-problems-kind = What is wrong
import-undo-title = If this was the wrong file
import-undo-what = Nothing is overwritten. Import the right file under the same name: only rows that differ change. If it is complete, rows that it does not hold are withdrawn.
import-open-resume-what =
    { $count ->
        [one] Send the same file again. The import goes on after { $count } row.
       *[other] Send the same file again. The import goes on after { $count } rows.
    }
