package io.medsettle.server.store;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A row of api_client; its box is closed under the client's id. */
@MappedEntity("api_client")
record ApiClientRow(
        @Id String clientId,
        String org,
        String title,
        String scopes,
        String keyId,
        byte[] box,
        long createdAt,
        long disabledAt) {
    @Override
    public String toString() {
        return "ApiClientRow[" + clientId + "]";
    }
}
