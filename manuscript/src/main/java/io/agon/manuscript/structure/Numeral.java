package io.agon.manuscript.structure;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A number as headings write it: roman, arabic, in words, cardinal or ordinal; in English, and the small ones in French,
 * German, Spanish and Italian.
 *
 * @param value 0 to 9999; {@link #LAST} for "the last"
 * @param tokens how many words it took
 * @param ordinal whether it says which ("first") rather than how many
 */
record Numeral(int value, NumeralSystem system, int tokens, boolean ordinal) {
    /** The value of "the last": one more than the number before, whatever that is. */
    static final int LAST = Integer.MAX_VALUE;

    private static final Map<String, Integer> UNITS = new HashMap<>();
    private static final Map<String, Integer> TENS = new HashMap<>();
    private static final Map<String, Integer> ORDINALS = new HashMap<>();

    static {
        String[] units =
                ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
                                + " sixteen seventeen eighteen nineteen")
                        .split(" ");
        String[] ordinals =
                ("- first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
                                + " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth")
                        .split(" ");
        String[] tens = "- ten twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
        String[] tenths =
                "- tenth twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth".split(" ");
        for (int i = 0; i < units.length; i++) {
            UNITS.put(units[i], i);
            if (i > 0) {
                ORDINALS.put(ordinals[i], i);
            }
        }
        for (int i = 2; i < tens.length; i++) {
            TENS.put(tens[i], 10 * i);
            ORDINALS.put(tenths[i], 10 * i);
        }
        TENS.put("fourty", 40);
        ORDINALS.put("hundredth", 100);
        foreign(
                "premier deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme onzieme douzieme");
        foreign("premiere seconde");
        foreign("primero segundo tercero cuarto quinto sexto septimo octavo noveno decimo undecimo duodecimo");
        foreign("primera segunda tercera cuarta quinta sexta septima octava novena decima");
        foreign("primo secondo terzo quarto quinto sesto settimo ottavo nono decimo undicesimo dodicesimo");
        foreign("prima seconda terza quarta quinta sesta settima ottava nona decima");
        foreign(
                "erste zweite dritte vierte funfte sechste siebente achte neunte zehnte elfte zwolfte dreizehnte vierzehnte"
                        + " funfzehnte sechzehnte siebzehnte achtzehnte neunzehnte zwanzigste");
        foreign("eerste tweede derde vierde vijfde zesde zevende achtste negende tiende");
        foreign("primeiro segundo terceiro quarto quinto sexto setimo oitavo nono decimo");
        foreign("primeira segunda terceira quarta quinta sexta setima oitava nona decima");
        foreign("первая вторая третья четвертая пятая шестая седьмая восьмая девятая десятая");
        foreign("первыи второи третии четвертыи пятыи шестои седьмои восьмои девятыи десятыи");
        ORDINALS.put("siebte", 7);
        List.copyOf(ORDINALS.keySet()).stream().filter(o -> o.endsWith("te")).forEach(o -> {
            ORDINALS.put(o + "s", ORDINALS.get(o));
            ORDINALS.put(o + "r", ORDINALS.get(o));
        });
        foreignUnits("- un deux trois quatre cinq six sept huit neuf dix onze douze");
        foreignUnits("- eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf");
        foreignUnits("- uno dos tres cuatro cinco seis siete ocho nueve diez once doce");
    }

    private static void foreign(String words) {
        String[] all = words.split(" ");
        for (int i = 0; i < all.length; i++) {
            ORDINALS.putIfAbsent(all[i], i + 1);
        }
    }

    private static void foreignUnits(String words) {
        String[] all = words.split(" ");
        for (int i = 1; i < all.length; i++) {
            UNITS.putIfAbsent(all[i], i);
        }
    }

    /**
     * Reads a number at the beginning of a list of words.
     *
     * @param words without blanks, without punctuation around them
     */
    static Optional<Numeral> of(List<String> words) {
        if (words.isEmpty() || words.getFirst().isEmpty() || words.getFirst().length() > 24) {
            return Optional.empty();
        }
        String first = words.getFirst();
        if (first.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return first.length() <= 4
                    ? Optional.of(new Numeral(Integer.parseInt(first), NumeralSystem.ARABIC, 1, false))
                    : Optional.empty();
        }
        if (first.matches("(?i)\\d{1,3}(st|nd|rd|th|er|[eè]me|[ºª°])")) {
            return Optional.of(
                    new Numeral(Integer.parseInt(first.replaceAll("\\D", "")), NumeralSystem.ARABIC, 1, true));
        }
        int roman = roman(first);
        if (roman > 0) {
            return Optional.of(new Numeral(roman, NumeralSystem.ROMAN, 1, false));
        }
        return words(words);
    }

    /** The value of a roman number with the additive forms that printers used (IIII, XXXX), 0 for anything else. */
    static int roman(String word) {
        String upper = word.toUpperCase(Locale.ROOT);
        if (!upper.equals(word) && !word.toLowerCase(Locale.ROOT).equals(word)) {
            return 0;
        }
        if (!upper.matches("M{0,3}(CM|CD|D?C{0,4})(XC|XL|L?X{0,4})(IX|IV|V?I{0,4})")) {
            return 0;
        }
        int value = 0;
        int before = 0;
        for (int i = upper.length() - 1; i >= 0; i--) {
            int digit = switch (upper.charAt(i)) {
                case 'I' -> 1;
                case 'V' -> 5;
                case 'X' -> 10;
                case 'L' -> 50;
                case 'C' -> 100;
                case 'D' -> 500;
                default -> 1000;
            };
            value += digit < before ? -digit : digit;
            before = Math.max(before, digit);
        }
        return value;
    }

    private static Optional<Numeral> words(List<String> words) {
        int value = -1;
        int tokens = 0;
        int seen = 0;
        for (String word : words) {
            String plain = plain(word);
            seen++;
            if (plain.equals("and") && value >= 100 && value % 100 == 0) {
                continue;
            }
            for (String part : plain.split("-", -1)) {
                Integer which = ORDINALS.get(part);
                int next = which == null ? added(value, part) : joined(value, which);
                if (next < 0) {
                    return number(value, tokens, false);
                }
                value = next;
                if (which != null) {
                    return plain.endsWith(part) ? number(value, seen, true) : Optional.empty();
                }
            }
            tokens = seen;
        }
        return number(value, tokens, false);
    }

    private static Optional<Numeral> number(int value, int tokens, boolean ordinal) {
        return value < 0 || tokens == 0
                ? Optional.empty()
                : Optional.of(new Numeral(value, NumeralSystem.WORDS, tokens, ordinal));
    }

    private static int added(int value, String part) {
        if (part.equals("hundred")) {
            return value > 0 && value < 10 ? value * 100 : -1;
        }
        Integer number = TENS.getOrDefault(part, UNITS.get(part));
        return number == null ? -1 : joined(value, number);
    }

    /** "twenty" and then "one" are 21, "one" and then "two" are no number; -1 for that. */
    private static int joined(int value, int number) {
        if (value < 0) {
            return number;
        }
        int rest = value % 100;
        boolean afterHundred = value >= 100 && rest == 0 && number > 0 && number < 100;
        boolean afterTen = rest >= 20 && rest % 10 == 0 && number > 0 && number < 10;
        return afterHundred || afterTen ? value + number : -1;
    }

    /** Lower case without accents. */
    static String plain(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i++) {
            if (lower.charAt(i) > 0x7f) {
                return Normalizer.normalize(lower, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
            }
        }
        return lower;
    }
}
