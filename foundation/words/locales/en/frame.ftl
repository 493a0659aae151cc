# The frame round every page: bar, wings, footer, words that every page shares.

frame-name = Lantern
frame-own-name = English
frame-title = { $page } · Lantern
frame-skip = Skip to the content
frame-leave = Leave this page
frame-find = Find
frame-find-hint = Record code, file or area
frame-language = Language: { $language }
frame-language-choose = Choose a language
frame-appearance = Appearance
frame-appearance-device = As on this device
frame-appearance-light = Light
frame-appearance-dark = Dark
frame-wings = Parts of Lantern
frame-wing-my-day = My day
frame-wing-protection = Protection
frame-wing-prosecution = Prosecution
frame-wing-measurement = Measurement
frame-wing-prevention = Prevention
frame-wing-partnership = Partnership
frame-wing-administration = Administration
frame-waiting =
    { $count ->
        [one] { $count } waiting
       *[other] { $count } waiting
    }
frame-page-imports = Files
frame-page-typology = Typology
frame-page-table = Table builder
frame-page-quality = Source quality
frame-page-records = Records
frame-you-are-here = You are here
frame-margin = Notes on this section
frame-show = Show
frame-download = Download
frame-print = Print
frame-back = Back
frame-next = Next page
frame-previous = Previous page
frame-page-number = Page { $page } of { $pages }
frame-all = all
frame-none = none
frame-yes = yes
frame-no = no
frame-and = and
frame-scroll-sideways = This part moves sideways.
frame-footer-invented = Learning world: everyone and every place here is invented.
frame-footer-local = This server answers only on this machine (127.0.0.1).
frame-footer-no-access-control = Whoever can use this machine can read what is held here. Roles and passphrases come later.
frame-footer-dotted = Dotted numbers lead back to their records and rules.
frame-boundaries = The boundaries and names shown and the designations used on this map do not imply official endorsement or acceptance by the United Nations.
lists-title = Code lists
lists-what = What each field can say, in six languages, and how far it maps to the standards of the field. Open a list to see its codes.
lists-ictip = IC-TIP numbers are shown once the deployment has loaded the official file (setting “ictip”).
lists-source = Source:
lists-maps-to = Maps to
