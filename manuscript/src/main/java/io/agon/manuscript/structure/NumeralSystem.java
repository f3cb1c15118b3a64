package io.agon.manuscript.structure;

/** How a number is written. */
enum NumeralSystem {
    ROMAN,
    ARABIC,
    WORDS
}
