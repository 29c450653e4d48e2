package io.medsettle.server.people;

import io.medsettle.server.clients.Client;
import java.time.Instant;
import java.util.SortedSet;

/**
 * Somebody who has signed in at the console, as they are at this moment: roles are looked up anew with every request.
 *
 * @param since when they signed in
 */
public record Sitting(Person person, Instant since) {
    /** The request's attribute under which pages find it. */
    public static final String ATTRIBUTE = "medsettle.sitting";

    /** Whether any of their roles comes with this scope. */
    public boolean may(String scope) {
        return person.may(scope);
    }

    /** In which departments; "" among them means in all. */
    public SortedSet<String> departments(String scope) {
        return person.departments(scope);
    }

    public String login() {
        return person.login();
    }

    public String name() {
        return person.name();
    }

    public String org() {
        return person.org();
    }

    public String roleWords() {
        return person.roleWords();
    }

    /** What they are at the desks and in the books: the same as a client of the API with their scopes. */
    public Client asClient() {
        return new Client("console/" + login(), org(), person.scopes());
    }

    @Override
    public String toString() {
        return "Sitting[" + login() + "]";
    }
}
