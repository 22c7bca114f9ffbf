# What base R makes of the shipped tables; development only: Rscript tests/expected/models.R
# writes tests/expected/models.csv: sample, figure, value, call. R 4.2.2, no packages.

told <- function(file) {
  rows <- read.csv(file, colClasses = c(period = "character", place = "character"))
  goals <- rows[rows$kind == "target", c("place", "period", "value", "value_high")]
  came <- rows[rows$kind == "actual", c("place", "period", "value")]
  names(came)[3] <- "outcome"
  both <- merge(came, goals, all.x = TRUE)
  both <- both[order(both$place, both$period), ]
  both$high <- ifelse(is.na(both$value_high), both$value, both$value_high)
  both$middle <- (both$value + both$high) / 2
  both$gap <- round(both$outcome - both$value, 9)
  both$before <- ave(both$outcome, both$place, FUN = function(x) c(NA, head(x, -1)))
  both
}
found <- data.frame()
say <- function(sample, ...) {
  calls <- as.list(substitute(list(...)))[-1]
  values <- list(...)
  for (i in seq_along(values)) found <<- rbind(found, data.frame(
    sample = sample, figure = names(values)[i], value = signif(unname(values[[i]]), 10),
    call = paste(deparse(calls[[i]], width.cutoff = 500), collapse = " ")))
}
hc3 <- function(fit) {
  x <- model.matrix(fit)
  u <- residuals(fit) / (1 - hatvalues(fit))
  bread <- solve(crossprod(x))
  bread %*% crossprod(x * u) %*% bread
}
joint <- function(fit, v) {
  d <- coef(fit) - c(0, 1)
  f <- c(d %*% solve(v) %*% d) / 2
  c(f, pf(f, 2, df.residual(fit), lower.tail = FALSE))
}

nation <- told("data/reported/national.csv")
nation <- nation[nation$period >= "1993" & nation$period <= "2024", ]
pairs <- nation[!is.na(nation$gap), ]
provinces <- told("data/reported/provinces.csv")

for (sample in c("nation", "provinces")) {
  d <- if (sample == "nation") pairs else provinces[provinces$period == "2025", ]
  g <- d$gap
  n <- length(g)
  fit <- lm(outcome ~ middle, d)
  say(sample,
      errors.estimate = mean(g), errors.sd = sd(g), errors.mae = mean(abs(g)),
      errors.rmse = sqrt(mean(g^2)), errors.low = t.test(g)$conf.int[1],
      errors.high = t.test(g)$conf.int[2], errors.mean_midpoint = mean(d$outcome - d$middle),
      hits.estimate = mean(g >= 0), hits.low = prop.test(sum(g >= 0), n, correct = FALSE)$conf.int[1],
      hits.high = prop.test(sum(g >= 0), n, correct = FALSE)$conf.int[2],
      sign_test.p = binom.test(sum(g > 0), sum(g != 0))$p.value,
      sign_test.low = binom.test(sum(g > 0), sum(g != 0))$conf.int[1],
      sign_test.high = binom.test(sum(g > 0), sum(g != 0))$conf.int[2],
      sign_test.p_zeros_above = binom.test(sum(g >= 0), n)$p.value,
      wilcoxon_test.v = suppressWarnings(wilcox.test(g))$statistic,
      wilcoxon_test.p_normal = suppressWarnings(wilcox.test(g))$p.value,
      mincer_zarnowitz.intercept = coef(fit)[1], mincer_zarnowitz.estimate = coef(fit)[2],
      mincer_zarnowitz.low = confint(fit)[2, 1], mincer_zarnowitz.high = confint(fit)[2, 2],
      mincer_zarnowitz.r_squared = summary(fit)$r.squared,
      mincer_zarnowitz.f = joint(fit, vcov(fit))[1], mincer_zarnowitz.p = joint(fit, vcov(fit))[2],
      mincer_zarnowitz.se_slope_hc3 = sqrt(hc3(fit)[2, 2]),
      mincer_zarnowitz.f_hc3 = joint(fit, hc3(fit))[1],
      mincer_zarnowitz.p_hc3 = joint(fit, hc3(fit))[2],
      window_count.p_even_odds = binom.test(sum(g >= 0 & g <= 0.3), sum(abs(g) <= 0.3))$p.value,
      window_count.p = binom.test(sum(g >= 0 & g <= 0.3), sum(abs(g) <= 0.3), 4 / 7)$p.value)
}

# One HAC lag: 2019 and 2021 are no neighbours.
g <- pairs$gap
u <- g - mean(g)
near <- diff(as.integer(pairs$period)) == 1
n <- length(g)
plain <- sqrt(sum(u^2) + sum((u[-1] * u[-n])[near])) / n
beside <- pairs[!is.na(pairs$before), ]
losses <- beside$gap^2 - (beside$outcome - beside$before)^2
absolute <- abs(beside$gap) - abs(beside$outcome - beside$before)
raised <- (diff(pairs$middle) > 1e-6)[near]
rose <- (diff(pairs$outcome) > 1e-6)[near]
change <- diff(pairs$middle)[near]
last <- (pairs$outcome - pairs$middle)[-n][near]
moved <- lm(change ~ last)
say("nation",
    holden_peel.se_hac = plain, holden_peel.t = mean(g) / (plain * n / (n - 1)),
    holden_peel.p = 2 * pt(-abs(mean(g) / (plain * n / (n - 1))), (n - 1) / 1.5),
    pesaran_timmermann.p = fisher.test(raised, rose)$p.value,
    pesaran_timmermann.estimate = mean(raised == rose),
    skill.estimate = 1 - sqrt(mean(beside$gap^2) / mean((beside$outcome - beside$before)^2)),
    diebold_mariano.dm = t.test(losses)$statistic, diebold_mariano.p = t.test(losses)$p.value,
    diebold_mariano.low = t.test(losses)$conf.int[1],
    diebold_mariano.high = t.test(losses)$conf.int[2],
    diebold_mariano.p_absolute = t.test(absolute)$p.value,
    ratchet.estimate = coef(moved)[2], ratchet.se_hc3 = sqrt(hc3(moved)[2, 2]),
    ratchet.se_plain = sqrt(vcov(moved)[2, 2]))

section <- provinces[provinces$period == "2025", ]
rows <- read.csv("data/reported/provinces.csv", colClasses = c(period = "character", place = "character"))
bounds <- rows[rows$kind == "target" & rows$period == "2025", c("place", "bound")]
hard <- bounds$bound[match(section$place, bounds$place)] == "ge"
say("provinces", holden_peel.t = t.test(section$gap)$statistic,
    holden_peel.p = t.test(section$gap)$p.value,
    wording.estimate = mean(section$gap[hard]) - mean(section$gap[!hard]),
    wording.low = t.test(section$gap[hard], section$gap[!hard])$conf.int[1],
    wording.high = t.test(section$gap[hard], section$gap[!hard])$conf.int[2])

# Twelve gaps without ties or zeros: R's exact distribution and Hodges-Lehmann limits.
untied <- c(1.2, -0.3, 0.8, 2.1, -0.1, 0.5, 1.7, -0.6, 0.9, 0.4, 1.1, -1.3)
ranked <- wilcox.test(untied, conf.int = TRUE)
say("untied", wilcoxon_test.v = ranked$statistic, wilcoxon_test.p = ranked$p.value,
    wilcoxon_test.estimate = ranked$estimate, wilcoxon_test.low = ranked$conf.int[1],
    wilcoxon_test.high = ranked$conf.int[2])
write.csv(found, "tests/expected/models.csv", row.names = FALSE, quote = c(1, 2, 4))
