package io.medsettle.server.dictionary;

import java.time.Instant;
import java.time.LocalDate;

/** From which day a version is in force (启用); until the next one's day. */
record Activation(Book book, LocalDate begins, Instant at, String version, String by) {}
