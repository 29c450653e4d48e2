package io.medsettle.server.h5;

import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.store.TokenStore.Token;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Secret;
import io.medsettle.server.api.Slot;
import io.medsettle.server.problem.Refusal;
import io.medsettle.server.shown.Yuan;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor wants to pay, while he is away at the channel to authorise it. The channel's page forgets everything, so it
 * is kept here; its number is the idempotency key of the order, so that coming back twice opens one.
 */
@Singleton
class Wishes {
    private static final Duration LIFE = Duration.ofMinutes(30);
    private final TokenStore tokens;
    private final InstantSource clock;

    Wishes(TokenStore tokens, InstantSource clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * A wish.
     *
     * @param id hard to guess, 32 digits
     * @param patientId for whom
     * @param more visit, prescriptions, insured place, benefit: by the page's own names
     */
    record Wish(String id, String patientId, Fields more) {
        List<String> rxNos() {
            return List.of(more.get("rxNos").split(","));
        }

        /** The slot of a registration; null for prescriptions. */
        @Nullable
        Slot slot() {
            return more.get("slotId").isEmpty()
                    ? null
                    : new Slot(
                            more.get("scheduleId"),
                            more.get("slotId"),
                            !more.get("booked").isEmpty());
        }

        private List<Item> priced() {
            int count = Integer.parseInt(more.get("items"));
            return IntStream.range(0, count)
                    .mapToObj(i ->
                            new Item(more.get("item." + i + ".title"), Long.parseLong(more.get("item." + i + ".fen"))))
                    .toList();
        }

        List<OrderPage.Amount> items() {
            return priced().stream()
                    .map(i -> new OrderPage.Amount(i.title(), Yuan.of(i.fen()), false))
                    .toList();
        }

        long fen() {
            return priced().stream().mapToLong(Item::fen).sum();
        }
    }

    /** One thing that is paid. */
    record Item(String title, long fen) {}

    static Fields priced(Fields wish, List<Item> items) {
        Fields all = wish.with("items", Integer.toString(items.size()));
        for (int i = 0; i < items.size(); i++) {
            all = all.with("item." + i + ".title", items.get(i).title())
                    .with("item." + i + ".fen", Long.toString(items.get(i).fen()));
        }
        return all;
    }

    Wish keep(Visitor visitor, Fields more) {
        Wish wish = new Wish(HardToGuess.number(), visitor.needPatient(), more);
        Fields text = more.with("wish.patientId", wish.patientId()).with("wish.channel", visitor.channel());
        tokens.write(
                name(wish.id()),
                new Token(new Secret(text.text()), clock.instant().plus(LIFE)));
        return wish;
    }

    /** The wish, if it is this visitor's and has not grown old. */
    Wish need(Visitor visitor, String id) {
        return tokens.read(name(id.matches("[0-9a-f]{32}") ? id : "none"))
                .filter(t -> t.expiresAt().isAfter(clock.instant()))
                .map(t -> Fields.ofText(t.text().reveal()))
                .filter(f -> f.get("wish.channel").equals(visitor.channel())
                        && f.get("wish.patientId").equals(visitor.patientId()))
                .map(f -> new Wish(id, f.get("wish.patientId"), f))
                .orElseThrow(() -> Refusal.of(410, "wish-ended", "页面已过期", "这次缴费的选择已过期", "请从待缴费列表重新开始"));
    }

    private static String name(String id) {
        return "wish." + id;
    }
}
