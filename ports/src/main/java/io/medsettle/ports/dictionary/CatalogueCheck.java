package io.medsettle.ports.dictionary;

import io.medsettle.ports.insurance.FeeLine;
import io.medsettle.ports.insurance.NationalCodes;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Holds fee lines to the catalogues in force on the day of the item (国家码校验). A code is unknown only if a catalogue is
 * loaded that has codes like it: who has loaded nothing is not held up. Safe to share between threads if the dictionary is.
 */
public final class CatalogueCheck implements NationalCodes {
    private final Dictionary dictionary;

    public CatalogueCheck(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    @Override
    public Optional<String> defect(FeeLine line, LocalDate on) {
        String code = line.nationalCode();
        if (code.isEmpty()) {
            return line.selfPay()
                    ? Optional.empty()
                    : Optional.of("明细 " + line.serial() + " (" + on + ") 没有国家医保编码, 也未标明全自费, 请先完成目录对照");
        }
        List<CatalogueItem> known = dictionary.items(code, on);
        if (known.stream().anyMatch(i -> i.validity().on(on))) {
            return Optional.empty();
        }
        String about = "明细 " + line.serial() + " 的国家医保编码 " + code + " 在 " + on + " ";
        if (known.isEmpty()) {
            return dictionary.covers(code, on) ? Optional.of(about + "生效的医保目录中不存在, 请核对目录对照") : Optional.empty();
        }
        return Optional.of(about + why(known, on) + ", 请更换为有效编码");
    }

    /** Tells of the row that came nearest: one that ended, else one that is to begin, else one taken out of force. */
    private static String why(List<CatalogueItem> known, LocalDate on) {
        Optional<LocalDate> ended = known.stream()
                .map(CatalogueItem::validity)
                .filter(v -> v.inForce() && v.ends().isBefore(on))
                .map(Validity::ends)
                .max(Comparator.naturalOrder());
        Optional<LocalDate> begins = known.stream()
                .map(CatalogueItem::validity)
                .filter(v -> v.inForce() && v.begins().isAfter(on))
                .map(Validity::begins)
                .min(Comparator.naturalOrder());
        return ended.map(day -> "已过期 (有效期至 " + day + ")")
                .or(() -> begins.map(day -> "尚未生效 (自 " + day + " 起有效)"))
                .orElse("已停用");
    }
}
