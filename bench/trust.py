"""The log, the policies and the list of cases: what each look costs, with the disk's own limit beside it. Every row is invented.

No peer of the log runs here (Tessera and Rekor are not packaged); the limit is what stands beside it: one sync per group of looks.
"""

import http.cookiejar
import re
import shutil
import statistics
import subprocess
import time
import urllib.parse
import urllib.request

from measure import once
from paths import LANTERN, RELEASE

CLIENTS, ENTRIES, CASES = 64, 100_000, 50_000


def example(name, *arguments):
    return subprocess.run([RELEASE / "examples" / name, *map(str, arguments)], check=True, capture_output=True, text=True).stdout


def figure(pattern, text):
    return float(re.search(pattern, text).group(1).replace(",", ""))


def bench_append(folder, times):
    found = []
    for number in range(times):
        place = folder / f"append-{number}"
        place.mkdir()
        said = example("append", place, CLIENTS, ENTRIES)
        found.append([figure(p, said) for p in (r"growing file: (\d+)", r": (\d+) per second\nwait", r"p99 ([\d.]+) ms", r"another: (\d+) per")])
        shutil.rmtree(place)
    syncs, entries, p99, commits = (statistics.median(column) for column in zip(*found))
    place = folder / "append-whole"
    place.mkdir()
    whole = once([RELEASE / "examples" / "append", place, str(CLIENTS), str(ENTRIES)])
    print(f"log: {ENTRIES:,} looks of {CLIENTS} clients, each durable and answered with its proof (target: 20,000 per second, p99 50 ms)")
    print(f"  {entries:,.0f} per second, p99 {p99:.1f} ms; the disk syncs {syncs:,.0f} times per second: {entries / syncs:.1f} looks per sync")
    print(f"  store.commit one after another: {commits:,.0f} per second; whole program {whole.cpu_seconds:.2f} CPU s, {whole.peak_bytes / 2**20:.0f} MiB\n")


def bench_audit_and_policy(times):
    audits = [figure(r"processor seconds ([\d.]+)", example("audit_million")) for _ in range(times)]
    print(f"full audit of 1,000,000 entries from files: {statistics.median(audits):.2f} CPU s (target: at most 1.5)")
    print(f"policies: {example('decide').strip().splitlines()[-1]} (target: p99 at most 1 ms)\n")


class Browser:
    """Comes in by the code that the server prints, as a browser without script does."""

    def __init__(self, link):
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
        address, code = link.split("#")
        self.origin = "/".join(address.split("/")[:3])
        mark = re.search(r'name="form" value="([^"]+)"', self.get(address)).group(1)
        sent = urllib.parse.urlencode({"form": mark, "code": code}).encode()
        request = urllib.request.Request(address, sent, {"Origin": self.origin, "Sec-Fetch-Site": "same-origin"})
        self.opener.open(request).read()

    def get(self, address):
        return self.opener.open(address).read().decode()

    def milliseconds(self, path):
        begun = time.monotonic()
        self.get(self.origin + path)
        return (time.monotonic() - begun) * 1000


def bench_list(folder, rows_file):
    data = folder / "list"
    once([LANTERN, "import", rows_file, "--agency", "bench", "--invented", "--data", data, "--json", "--language", "en"])
    server = subprocess.Popen([LANTERN, "serve", "--data", data, "--listen", "127.0.0.1:7399", "--language", "en"], stdout=subprocess.PIPE, text=True)
    try:
        link = next(found.group(0) for line in server.stdout if (found := re.search(r"http:\S+/enter#[0-9a-f]{32}", line)))
        browser = Browser(link)
        pages = re.findall(r"page=(\d+)", browser.get(browser.origin + "/en/records"))
        last = max(map(int, pages))
        print(f"list of {CASES:,} cases: one page, its access entry durable before it is shown (target: at most 100 ms)")
        for name, page in (("first", 1), ("middle", last // 2), ("last", last)):
            waits = sorted(browser.milliseconds(f"/en/records?page={page}") for _ in range(50))
            print(f"  {name:<8}median {statistics.median(waits):>6.1f} ms, slowest of 50 {waits[-1]:>6.1f} ms")
        print()
    finally:
        server.terminate()
        server.wait()
