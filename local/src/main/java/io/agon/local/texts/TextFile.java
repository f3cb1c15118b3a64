package io.agon.local.texts;

import io.agon.local.CommandFailure;
import io.agon.local.ExitCode;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file that holds one text. */
public final class TextFile {
    private TextFile() {}

    /**
     * Reads it whole.
     *
     * @param option that named it
     * @param largest most bytes
     * @throws CommandFailure naming what is wrong with the file
     */
    public static String read(String option, Path file, long largest) {
        try {
            if (Files.size(file) > largest) {
                throw new CommandFailure(
                        ExitCode.USAGE, option + ": " + file + " is larger than " + largest / 1000 + " kB");
            }
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new CommandFailure(ExitCode.USAGE, option + ": there is no file " + file, e);
        } catch (CharacterCodingException e) {
            throw new CommandFailure(ExitCode.USAGE, option + ": " + file + " is no text in UTF-8", e);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.USAGE, option + ": " + file + " cannot be read: " + e, e);
        }
    }
}
