# Reads the result files of the test runner (xUnit's XML, one element after the other); sourced after lib.sh.
# shellcheck shell=bash

# results_of FILE: one line per test, "RESULT<tab>SECONDS<tab>CLASS<tab>NAME"; nothing when the run left no file.
results_of() {
  [[ -s "$1" ]] || return 0
  awk -v RS='<' '
    function attribute(name,   at, rest) {
      at = index($0, " " name "=\"")
      if (!at) return ""
      rest = substr($0, at + length(name) + 3)
      return substr(rest, 1, index(rest, "\"") - 1)
    }
    function plain(text,   at, out) {
      gsub(/&quot;/, "\"", text); gsub(/&lt;/, "<", text); gsub(/&gt;/, ">", text); gsub(/&apos;|&#39;/, "\047", text); gsub(/&amp;/, "\\&", text)
      # The report writes a quote or backslash of a name with a backslash before it.
      for (out = ""; (at = index(text, "\\")) > 0; text = substr(text, at + 2)) out = out substr(text, 1, at - 1) substr(text, at + 1, 1)
      return out text
    }
    /^test / { printf "%s\t%s\t%s\t%s\n", attribute("result"), attribute("time"), attribute("type"), plain(attribute("name")) }' "$1"
}

# errors_of FILE: faults outside any test, such as a clean-up that failed.
errors_of() {
  [[ -s "$1" ]] || { echo 0; return; }
  awk -v RS='<' '/^assembly / { if (match($0, / errors="[0-9]+"/)) n += substr($0, RSTART + 9, RLENGTH - 10) } END { print n + 0 }' "$1"
}

# failed_in FILE: the names of the tests that failed.
failed_in() { results_of "$1" | awk -F'\t' '$1 == "Fail" { print $4 }'; }

# flaky_in FIRST SECOND STATUS: of what failed in the first run, what passed when run again. A second run that did not
# end properly (STATUS is the runner's: 0 all passed, 2 some failed) proves nothing.
flaky_in() {
  [[ "$3" == 0 || "$3" == 2 ]] && [[ "$(errors_of "$2")" == 0 ]] || return 0
  { failed_in "$1" | sed 's/^/failed\t/'; results_of "$2" | awk -F'\t' '{ print $1 "\t" $4 }'; } | awk -F'\t' '
    $1 == "failed" { asked[$2] = 1; next }
    { ran[$2]++; if ($1 != "Pass") bad[$2] = 1 }
    END { for (name in asked) if (ran[name] && !bad[name]) print name }' | sort
}

# dearest FILE COSTS: the ten classes (C) and fixtures (F: what tests borrow, from lines "NAME<tab>MILLISECONDS") that took longest.
dearest() {
  {
    results_of "$1" | awk -F'\t' '{ name = $3; sub(/^KetNghia\.(Browser|Architecture)?Tests\./, "", name); sum[name] += $2; n[name]++ }
      END { for (c in sum) printf "%.1f\tclass\t%s\t%d tests\n", sum[c], c, n[c] }'
    [[ ! -s "$2" ]] || awk -F'\t' '{ sum[$1] += $2 / 1000; n[$1]++ } END { for (c in sum) printf "%.1f\tfixture\t%s\t%d times\n", sum[c], c, n[c] }' "$2"
  } | sort -rn | awk -F'\t' 'NR <= 10 { printf "  %7.1f s  %-7s  %s (%s)\n", $1, $2, $3, $4 }'
}

# processor_time FILE: the seconds a shell's children took, from what "times" wrote.
processor_time() {
  awk 'NR == 2 { for (i = 1; i <= 2; i++) { split($i, t, "m"); n += t[1] * 60 + t[2] } } END { printf "%d", n }' "$1"
}
