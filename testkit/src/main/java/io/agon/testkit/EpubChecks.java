package io.agon.testkit;

import com.adobe.epubcheck.api.EPUBLocation;
import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.messages.Message;
import com.adobe.epubcheck.messages.MessageId;
import com.adobe.epubcheck.messages.Severity;
import com.adobe.epubcheck.util.DefaultReportImpl;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Asks the W3C's epubcheck. */
public final class EpubChecks {
    private static final Set<Severity> GRAVE = EnumSet.of(Severity.FATAL, Severity.ERROR, Severity.WARNING);

    private EpubChecks() {}

    /** Its errors and warnings about a file; empty if it has none. */
    public static List<String> complaints(byte[] epub) {
        List<String> complaints = new ArrayList<>();
        DefaultReportImpl report = new DefaultReportImpl("book.epub") {
            @Override
            public void message(Message message, EPUBLocation location, Object... args) {
                if (GRAVE.contains(message.getSeverity())) {
                    complaints.add(message.getSeverity() + " " + message.getID() + " " + location.getPath() + " "
                            + message.getMessage(args));
                }
            }

            @Override
            public void message(MessageId id, EPUBLocation location, Object... args) {
                message(getDictionary().getMessage(id), location, args);
            }
        };
        int unused = new EpubCheck(new ByteArrayInputStream(epub), report, "book.epub").doValidate();
        return complaints;
    }
}
