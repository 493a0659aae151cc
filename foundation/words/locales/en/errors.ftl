# When something does not work: what is safe, what to do, a code to quote.

errors-title = There is a problem
errors-summary = Please look at these fields:
errors-not-found = This page does not exist.
errors-not-found-what = The address may be mistyped, or the file or record was discarded.
errors-not-allowed = You cannot open this page.
errors-not-allowed-what = It answers only on the machine on which Lantern runs.
errors-method = This page cannot be used in this way.
errors-too-large = This is larger than can be sent at once.
errors-too-large-what = Import it in the terminal instead: lantern import
errors-form-expired = This form was opened before Lantern was restarted. Nothing was kept. Load the page again and send it once more.
errors-ours = We could not do this.
errors-ours-safe = Everything that was committed is safe. What you sent last was not kept.
errors-ours-what = Try again. If it happens again, quote { $code }.
errors-busy = Another file is being imported. This one can begin when it has ended.
errors-store = The record cannot be opened.
errors-store-what = The key does not fit, or the folder is damaged. Nothing was changed.
errors-disk-full = The disk is full. Everything committed before is safe; this file was not kept.
errors-snapshot-missing = The figures are not counted yet. This page will show them in a moment.
errors-field-required = Fill this in.
errors-field-choose = Choose one.
errors-field-code = Use letters, digits and hyphens only.
errors-field-year = Enter the year in four digits, such as 1998.
errors-field-file = Choose a file.
errors-go-start = Go to the start page
