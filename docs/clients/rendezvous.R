# Rendezvous from R: weekly series and items as data frames, with base R alone.
#
#     Rscript rendezvous.R http://127.0.0.1:8480
#
# Set RENDEZVOUS_TOKEN where the server asks for a token.

rendezvous_table <- function(address, path, query = list(), token = Sys.getenv("RENDEZVOUS_TOKEN")) {
  query <- c(query, format = "csv", header = "plain")
  encoded <- vapply(query, function(value) URLencode(paste(value, collapse = ","), reserved = TRUE), "")
  full <- paste0(sub("/$", "", address), "/v1/", path, "?", paste0(names(query), "=", encoded, collapse = "&"))
  headers <- if (nzchar(token)) c(Authorization = paste("Bearer", token)) else NULL
  # read.csv opens the connection, and closes it for good.
  read.csv(url(full, headers = headers, encoding = "UTF-8"), na.strings = "", stringsAsFactors = FALSE)
}

# Monday of an ISO week, counted from the Monday of the week that holds 4 January.
monday_of <- function(week) {
  fourth <- as.Date(paste0(substr(week, 1, 4), "-01-04"))
  fourth - (as.integer(format(fourth, "%u")) - 1) + 7 * (as.integer(substr(week, 7, 8)) - 1)
}

if (sys.nframe() == 0) {
  given <- commandArgs(trailingOnly = TRUE)
  address <- if (length(given) > 0) given[1] else "http://127.0.0.1:8480"
  balance <- rendezvous_table(address, "series/balance")
  balance$date <- monday_of(balance$week)
  print(tail(balance, 5))
  items <- rendezvous_table(address, "items", list(relevance = "relevant", sort = "-published", limit = 5))
  print(items[, c("publishedAt", "outlet", "title")])
}
