package io.medsettle.server.clients;

import java.util.Set;

/** A client that has shown its key. */
public record Client(String id, String org, Set<String> scopes) {
    public static final String ATTRIBUTE = "medsettle.client";

    public Client {
        scopes = Set.copyOf(scopes);
    }

    public boolean may(String scope) {
        return scopes.contains(scope);
    }
}
