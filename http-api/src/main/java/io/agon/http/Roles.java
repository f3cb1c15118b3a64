package io.agon.http;

import java.util.Set;
import java.util.TreeSet;

/** Role names, and which role includes which. */
public final class Roles {
    /** May see. */
    public static final String READER = "reader";
    /** May begin work and steer it. */
    public static final String RUNNER = "runner";
    /** May do everything. */
    public static final String ADMIN = "admin";

    private Roles() {}

    static Set<String> including(Set<SecurityConfig.Role> given) {
        Set<String> names = new TreeSet<>();
        for (SecurityConfig.Role role : given) {
            switch (role) {
                case READER -> names.add(READER);
                case RUNNER -> names.addAll(Set.of(READER, RUNNER));
                case ADMIN -> names.addAll(Set.of(READER, RUNNER, ADMIN));
            }
        }
        return names;
    }
}
