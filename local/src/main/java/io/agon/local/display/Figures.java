package io.agon.local.display;

import io.agon.local.api.RunView;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them. */
public final class Figures {
    private Figures() {}

    /** 950, 12.3k, 4.56M. */
    public static String count(long n) {
        if (n < 10_000) {
            return Long.toString(n);
        }
        return n < 1_000_000 ? decimal(n / 1e3, 1) + "k" : decimal(n / 1e6, 2) + "M";
    }

    /** 1234 or 1234 (1180 to 1288). */
    public static String rating(double rating, Double low, Double high) {
        String middle = Long.toString(Math.round(rating));
        return low == null || high == null ? middle : middle + " (" + Math.round(low) + " to " + Math.round(high) + ")";
    }

    /** Half the interval's width with its sign, or nothing where there is no interval. */
    public static String plusMinus(Double low, Double high) {
        return low == null || high == null ? "" : "±" + Math.round((high - low) / 2);
    }

    public static String percent(double share) {
        return Math.round(share * 100) + " %";
    }

    /** 42 s, 3 min 20 s, 2 h 5 min. */
    public static String duration(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600
                ? seconds / 60 + " min " + seconds % 60 + " s"
                : seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }

    /** Money, with more digits where there is little of it; "no price known" where there is none. */
    public static String money(RunView.Cost cost) {
        return cost == null || cost.amount() == null ? "no price known" : money(cost.amount(), cost.currency());
    }

    public static String money(BigDecimal amount, String currency) {
        int digits = amount.abs().compareTo(BigDecimal.ONE) < 0 ? 4 : 2;
        return amount.setScale(digits, RoundingMode.HALF_UP).toPlainString() + " "
                + Printable.line(currency == null ? "" : currency, 8);
    }

    static String decimal(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
