package io.medsettle.server.audit;

/**
 * Who does something at the console, and from where.
 *
 * @param org their organisation
 * @param login "" while nobody has signed in
 * @param from the address of the socket
 */
public record Actor(String org, String login, String from) {
    /** How the books and the log name them. */
    public String who() {
        return login.isEmpty() ? "" : "console/" + login;
    }

    public AuditEntry entry(String action, String object, String outcome, String words) {
        return new AuditEntry(org, who(), from, action, object, outcome, words);
    }
}
