package io.medsettle.server.onboarding;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Something of the platform under each of several parameters, built once each. Safe to share between threads as long as what it
 * holds is.
 */
public final class PerMerchant<T> {
    private final T ofSettings;
    private final Supplier<List<String>> numbers;
    private final Function<String, T> byNumber;

    private PerMerchant(T ofSettings, Supplier<List<String>> numbers, Function<String, T> byNumber) {
        this.ofSettings = ofSettings;
        this.numbers = numbers;
        this.byNumber = byNumber;
    }

    /**
     * @param ofSettings where no number is named
     * @param build makes it for one merchant
     */
    public static <T> PerMerchant<T> of(T ofSettings, Merchants merchants, Function<Merchant, T> build) {
        Map<String, T> built = new ConcurrentHashMap<>();
        return new PerMerchant<>(
                ofSettings,
                merchants::numbers,
                number -> built.computeIfAbsent(number, n -> merchants
                        .find(n)
                        .map(build)
                        .orElseThrow(() -> new IllegalStateException("no parameters are kept under " + n))));
    }

    /** Another thing of the same ones. */
    public <R> PerMerchant<R> map(Function<T, R> to) {
        return new PerMerchant<>(to.apply(ofSettings), numbers, number -> to.apply(byNumber.apply(number)));
    }

    /** The settings' first, then those of everything that was ever kept, the newest first; each made when it is come to. */
    Stream<T> all() {
        return Stream.concat(
                Stream.of(ofSettings),
                Stream.of("").flatMap(n -> numbers.get().stream()).map(byNumber));
    }

    T ofSettings() {
        return ofSettings;
    }

    /**
     * @param number of the parameters, "" = those of the settings
     * @throws IllegalStateException if nothing is kept under it
     */
    T of(String number) {
        return number.isEmpty() ? ofSettings : byNumber.apply(number);
    }
}
