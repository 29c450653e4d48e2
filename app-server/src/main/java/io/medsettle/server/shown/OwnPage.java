package io.medsettle.server.shown;

import java.net.URI;
import java.net.URISyntaxException;

/** Whether somebody who signs in may be sent on to a page: a page elsewhere is nobody's to send our people to. */
public final class OwnPage {
    private static final int LONGEST = 500;

    private OwnPage() {}

    /** Whether it is a path below the root, as a browser writes it: a line break, a backslash or a bracket is none of it. */
    public static boolean below(String root, String to) {
        boolean ours = to.equals(root) || to.startsWith(root + "?") || to.startsWith(root + "/");
        boolean plain = to.chars().allMatch(c -> c > 0x20 && c < 0x7f);
        return ours && plain && to.length() <= LONGEST && !to.contains("//") && isAddress(to);
    }

    private static boolean isAddress(String to) {
        try {
            return new URI(to).getRawPath() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
