package io.agon.manuscript.structure;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Chinese and Japanese headings: 第十二回, 第3章 and a title behind. */
final class EastAsianHeading {
    private static final Pattern HEADING =
            Pattern.compile("^第\\s*([0-9０-９]{1,4}|[〇零一二三四五六七八九十百]{1,7})\\s*([章回節节話话部卷篇集幕])[\\s:：、　]*(.{0,80})$");
    private static final String DIGITS = "零一二三四五六七八九";

    private EastAsianHeading() {}

    static Optional<HeadingLine> read(String text) {
        Matcher heading = HEADING.matcher(text);
        if (!text.startsWith("第") || !heading.matches()) {
            return Optional.empty();
        }
        boolean upper = "部卷篇集".contains(heading.group(2));
        return Optional.of(new HeadingLine(
                HeadingLine.Form.KEYWORD,
                upper ? "part" : heading.group(2).equals("幕") ? "act" : "chapter",
                value(heading.group(1)),
                NumeralSystem.WORDS,
                "",
                heading.group(3).strip(),
                true));
    }

    private static int value(String number) {
        if (Character.isDigit(number.charAt(0))) {
            int value = 0;
            for (int i = 0; i < number.length(); i++) {
                value = 10 * value + Character.digit(number.charAt(i), 10);
            }
            return value;
        }
        int value = 0;
        int digit = -1;
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i) == '〇' ? '零' : number.charAt(i);
            if (c == '十' || c == '百') {
                value += Math.max(digit, 1) * (c == '十' ? 10 : 100);
                digit = -1;
            } else {
                // without units the digits are written one by one
                digit = digit > 0 && DIGITS.indexOf(c) >= 0 ? 10 * digit + DIGITS.indexOf(c) : DIGITS.indexOf(c);
            }
        }
        return value + Math.max(digit, 0);
    }
}
