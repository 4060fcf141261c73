/** A few lines of R, Stata or Python that load a table from this server: what a researcher would otherwise look up. */

export type Snippet = 'r' | 'stata' | 'python';

/** @param address of the table without its form; @param cite how to cite it. */
export function renderSnippet(language: Snippet, address: URL, cite: string): string {
  const csv = new URL(address);
  csv.searchParams.set('format', 'csv');
  csv.searchParams.set('header', 'plain');
  const parts = { csv: csv.href, cite: cite.replace(/\s+/g, ' ') };
  return snippets[language](parts);
}

const snippets: Record<Snippet, (parts: { csv: string; cite: string }) => string> = {
  r: ({ csv, cite }) => `# Cite: ${cite}
data <- read.csv("${csv}", encoding = "UTF-8", na.strings = "")
if ("week" %in% names(data)) {
  # Monday of the ISO week, counted from the Monday of the week that holds 4 January.
  fourth <- as.Date(paste0(substr(data$week, 1, 4), "-01-04"))
  monday <- fourth - (as.integer(format(fourth, "%u")) - 1)
  data$date <- monday + 7 * (as.integer(substr(data$week, 7, 8)) - 1)
}
str(data)
`,
  stata: ({ csv, cite }) => `* Cite: ${cite}
import delimited "${csv}", clear varnames(1) bindquotes(strict) maxquotedrows(unlimited) encoding("UTF-8")
capture confirm variable week
if !_rc {
    * Monday of the ISO week, counted from the Monday of the week that holds 4 January.
    generate fourth = mdy(1, 4, real(substr(week, 1, 4)))
    generate date = fourth - mod(dow(fourth) + 6, 7) + 7 * (real(substr(week, 7, 2)) - 1)
    format date %td
    drop fourth
}
describe
`,
  python: ({ csv, cite }) => `# Cite: ${cite}
import pandas as pd

data = pd.read_csv("${csv}")
if "week" in data.columns:
    # Monday of the ISO week.
    data["date"] = pd.to_datetime(data["week"] + "-1", format="%G-W%V-%u")
print(data.info())
`,
};
