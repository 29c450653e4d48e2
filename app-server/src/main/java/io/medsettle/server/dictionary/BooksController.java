package io.medsettle.server.dictionary;

import io.medsettle.ports.insurance.CatalogueKind;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.server.clients.Scope;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** 医保字典与目录一览: 每一种今天启用哪个版本, 以后启用哪个, 最新的是哪个. */
@Controller("/api/v1/dictionaries")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "医保字典")
public class BooksController {
    private final Versions versions;
    private final InstantSource clock;

    BooksController(Versions versions, InstantSource clock) {
        this.versions = versions;
        this.clock = clock;
    }

    @Get
    @Scope({Scope.DICTIONARIES_READ, Scope.DICTIONARIES})
    @Operation(summary = "字典与目录一览", description = "没有版本的也列出")
    public List<BookAnswer> all() {
        Map<Book, Long> counts = versions.counts();
        List<Activation> activations = versions.activations();
        return Stream.concat(
                        Stream.of(Book.CODES),
                        Arrays.stream(CatalogueKind.values()).map(Book::of))
                .map(book -> answer(book, counts, activations))
                .toList();
    }

    @Get("/{book}")
    @Scope({Scope.DICTIONARIES_READ, Scope.DICTIONARIES})
    @Operation(summary = "一种字典或目录")
    public BookAnswer one(@PathVariable String book) {
        Book wanted = Asked.book(book);
        return answer(wanted, versions.counts(), versions.activations());
    }

    private BookAnswer answer(Book book, Map<Book, Long> counts, List<Activation> activations) {
        LocalDate today = BusinessDay.of(clock.instant()).date();
        Optional<Activation> now = Versions.standing(activations, book, today);
        Optional<Activation> next = activations.stream()
                .filter(a -> a.book().equals(book) && a.begins().isAfter(today))
                .min(Comparator.comparing(Activation::begins)
                        .thenComparing(Activation::at, Comparator.reverseOrder())
                        .thenComparing(Activation::version));
        return new BookAnswer(
                book.name(),
                BookWords.of(book.name()),
                version(now, activations),
                now.map(a -> a.begins().toString()).orElse(null),
                version(next, activations),
                next.map(a -> a.begins().toString()).orElse(null),
                newest(book, activations),
                counts.getOrDefault(book, 0L));
    }

    private @Nullable VersionAnswer newest(Book book, List<Activation> activations) {
        return versions.of(book, 1).stream()
                .findFirst()
                .map(v -> VersionAnswer.of(v, activations))
                .orElse(null);
    }

    private @Nullable VersionAnswer version(Optional<Activation> activation, List<Activation> activations) {
        return activation
                .flatMap(a -> versions.find(a.version()))
                .map(v -> VersionAnswer.of(v, activations))
                .orElse(null);
    }
}
