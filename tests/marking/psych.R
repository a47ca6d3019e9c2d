# Item analysis by R's psych, to hold ours against: writes psych.json beside it, once.
#
#     Rscript tests/marking/psych.R
#
# Two tests: the section of the Law School Admission Test that Bock and Lieberman published in 1970, 1,000 learners and
# five questions, and a made class of 40 learners and twelve questions, the fourth of which has the wrong key.

suppressMessages(library(psych))

# The share of each learner that belongs to the group of the most or the fewest points, those of one score alike.
part <- function(scores, size) {
  sapply(scores, function(score) {
    before <- sum(scores > score)
    tied <- sum(scores == score)
    min(1, max(0, (size - before) / tied))
  })
}

tell <- function(data) {
  n <- nrow(data)
  total <- rowSums(data)
  found <- suppressWarnings(suppressMessages(alpha(as.data.frame(data), check.keys = FALSE)))
  reliability <- found$total$raw_alpha
  drop <- found$item.stats$r.drop
  ends <- t(sapply(drop, function(r) r.con(r, n)))
  shares <- t(apply(data, 2, function(item) {
    test <- prop.test(sum(item), n, correct = FALSE)
    c(mean(item), test$conf.int)
  }))
  size <- max(1, round(0.27 * n))
  upper <- part(total, size)
  lower <- part(-total, size)
  list(
    rows = apply(data, 1, paste, collapse = ""),
    alpha = reliability,
    mean = mean(total),
    deviation = sd(total),
    error = sd(total) * sqrt(1 - reliability),
    share = shares[, 1], share_low = shares[, 2], share_high = shares[, 3],
    discrimination = drop, discrimination_low = ends[, 1], discrimination_high = ends[, 2],
    upper = colSums(data * upper) / sum(upper),
    lower = colSums(data * lower) / sum(lower)
  )
}

list_of <- function(values) {
  text <- if (is.character(values)) paste0('"', values, '"') else formatC(values, digits = 9, format = "fg", flag = "#")
  if (length(values) == 1) text else paste0("[", paste(text, collapse = ", "), "]")
}

write_all <- function(name, told) {
  fields <- paste0('    "', names(told), '": ', sapply(told, list_of))
  paste0('  "', name, '": {\n', paste(fields, collapse = ",\n"), "\n  }")
}

data(bock, package = "psych", envir = environment())
set.seed(7)
ability <- rnorm(40)
hardness <- rnorm(12, -0.5)
class <- (outer(ability, hardness, "-") + rlogis(480) > 0) * 1
class[, 4] <- 1 - class[, 4]

here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)))
tests <- c(write_all("lsat6", tell(as.matrix(lsat6))), write_all("class", tell(class)))
about <- sprintf('  "made_with": "R %s, psych %s"', getRversion(), packageVersion("psych"))
writeLines(c("{", paste(c(about, tests), collapse = ",\n"), "}"), file.path(here, "psych.json"))
