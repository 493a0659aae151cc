# Proving it is you, what is told about one’s own sign-in, sessions that end, and reminders.

doctor-tokens-end = Tokens for programs that end by { $date }: { $count }.
doctor-tokens-end-mend = Each owner makes another on the page of tokens and gives it to the program before that day.
proof-begin = Prove it is you
proof-first-sign-in = This is your first sign-in that is remembered here.
proof-go-on = Prove it and go on
proof-last-sign-in = Your sign-in before this one:
proof-leave = Leave it
proof-listen-proxy = A proxy on another machine must reach Lantern by TLS: give Lantern a certificate (lantern ca init, or tls_certificate), or put the proxy on this machine and listen on 127.0.0.1.
proof-news-authenticator = The authenticator was changed
proof-news-linked = The account was linked to an OpenID provider
proof-news-unlinked = The link to an OpenID provider was taken back
proof-news-passkey-added = A passkey was added
proof-news-passkey-removed = A passkey was taken away
proof-news-password = The password was changed
proof-news-reset = The sign-in was set up again with a code of two colleagues
proof-news-sessions = All sessions were ended
proof-news-token = A token for a program was made
proof-no-tries = Nothing has been tried or changed in your name since you last looked.
proof-notices = In your name
proof-notices-do = If it was not you: end all sessions, change your password, and tell whoever keeps the accounts.
proof-notices-mine = It was me: go on
proof-notices-not-mine = It was not me: see my account
proof-notices-title = Was this you?
proof-notices-what = This happened with your sign-in since you last looked.
proof-passkey-first = Prove it is you to add a passkey
proof-password-breached = This password stands in a list of passwords that were stolen elsewhere. Choose another.
proof-sessions = Sessions
proof-sessions-end = End all sessions
proof-sessions-end-all = Sign out everywhere
proof-sessions-what = Signs this person out everywhere at once, for instance when a device was lost. The account stays as it is; tokens of programs are taken back one by one.
proof-title = Prove it is you
proof-token-ends = Ends on { $date }: make another in time and give it to the program.
proof-tokens-end = These tokens end soon:
proof-tries =
    { $count ->
        [one] { $count } try to sign in as you did not fit
       *[other] { $count } tries to sign in as you did not fit
    }
proof-waits = What you typed waits here and is sent when you have proved it. Nothing is done before.
proof-what = This step changes who may come in, what a key opens, or what is destroyed. So it asks once more who you are, if you last proved it more than five minutes ago.
