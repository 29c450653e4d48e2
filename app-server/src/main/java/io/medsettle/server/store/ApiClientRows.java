package io.medsettle.server.store;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** The table api_client. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ApiClientRows extends GenericRepository<ApiClientRow, String> {
    Optional<ApiClientRow> findByClientId(String clientId);

    List<ApiClientRow> findAllOrderByClientId();

    ApiClientRow save(ApiClientRow row);

    @Query("UPDATE api_client SET key_id = :keyId, box = :box WHERE client_id = :clientId")
    int rekey(String clientId, String keyId, byte[] box);

    @Query("UPDATE api_client SET disabled_at = :at WHERE client_id = :clientId AND disabled_at = 0")
    int disable(String clientId, long at);
}
