package io.medsettle.adapter.creditgz;

import io.medsettle.adapter.creditgz.profile.Operation;
import io.medsettle.adapter.creditgz.wire.Values;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A list, or a file, that comes page by page: all of it or nothing. A page or an item that comes a second time, pages that say
 * different things about the whole, a list that changes while it is told, and more pages than the profile allows are refused by
 * name. Used for one question.
 */
final class PagedQuestion {
    /** The answer brought a page that had been there before, or another one than was asked for. */
    static final String REPEATED = "PAGE_REPEATED";
    /** Pages do not agree on what they are pages of. */
    static final String DIFFER = "PAGES_DIFFER";
    /** There are more pages than the profile allows. */
    static final String TOO_MANY = "PAGES_TOO_MANY";

    private static final List<String> LISTS = List.of("contract.payers", "dictionary.entries");
    private static final String CONTENT = "file.content";
    /** By what an item of a list is told from the others. */
    private static final Set<String> KEYS = Set.of("payer.contractNo", "entry.code", "entry.parent", "entry.from");
    /** A list that names its edition changes with it, which the pages must agree on. */
    private static final String EDITION = "dictionary.version";

    private final int most;
    private final boolean byMark;
    private final boolean byMore;
    private final boolean byCount;
    private final List<Values> pages = new ArrayList<>();
    private final Set<Values> seen = new HashSet<>();
    private final Set<String> marks = new HashSet<>();
    private final Set<Values> items = new HashSet<>();

    PagedQuestion(int most, Operation operation) {
        this.most = most;
        this.byMark = told(operation, "page.next");
        this.byMore = told(operation, "page.more");
        this.byCount = told(operation, "page.count");
    }

    private static boolean told(Operation operation, String path) {
        return operation.response().stream().anyMatch(entry -> entry.path().equals(path));
    }

    /** @param asking asks for one page by what is added to the question */
    Answer whole(Function<Values, Answer> asking) {
        String after = "";
        for (int number = 1; number <= most; number++) {
            Answer answer = asking.apply(page(number, after));
            if (!(answer instanceof Answer.Yes yes)) {
                return answer;
            }
            Optional<Answer> wrong = wrong(yes);
            if (wrong.isPresent()) {
                return wrong.get();
            }
            pages.add(yes.values());
            if (isLast(yes.values(), number)) {
                return moved(asking)
                        .orElseGet(() -> new Answer.Yes(yes.code(), together(), yes.differing(), yes.key()));
            }
            after = yes.values().get("page.next");
            if (byMark && (after.isEmpty() || !marks.add(after))) {
                return new Answer.Refused(REPEATED, "分页的下一页位置" + (after.isEmpty() ? "没有给出" : "重复") + ", 没有采用");
            }
        }
        return new Answer.Refused(TOO_MANY, "分页超过 " + most + " 页, 没有采用");
    }

    private static Values page(int number, String after) {
        return Values.NONE.with("page.number", (long) number).with("page.after", after);
    }

    /**
     * Pages by number shift when an item comes or goes between two of them, and one item is told twice or not at all. All of them but
     * the last are asked for once more.
     */
    private Optional<Answer> moved(Function<Values, Answer> asking) {
        boolean stands = byMark || items.isEmpty() || !pages.get(0).get(EDITION).isEmpty();
        for (int number = 1; !stands && number < pages.size(); number++) {
            Answer answer = asking.apply(page(number, ""));
            if (!(answer instanceof Answer.Yes again)) {
                return Optional.of(answer);
            }
            if (!told(again.values()).equals(told(pages.get(number - 1)))) {
                return Optional.of(new Answer.Refused(DIFFER, "第 " + number + " 页再取时已变, 没有采用, 请重新查询"));
            }
        }
        return Optional.empty();
    }

    private static Values told(Values page) {
        return page.without(path -> path.startsWith("page."));
    }

    private boolean repeats(Values page) {
        Set<Values> keys = new HashSet<>();
        LISTS.forEach(list -> page.list(list).forEach(item -> keys.add(key(item))));
        boolean known = keys.stream().anyMatch(items::contains);
        items.addAll(keys);
        return known;
    }

    private static Values key(Values item) {
        return item.without(path -> !KEYS.contains(path));
    }

    private Optional<Answer> wrong(Answer.Yes yes) {
        boolean other = yes.differing().contains("page.number");
        if (other || !seen.add(yes.values().without(path -> !listed(path)))) {
            return Optional.of(new Answer.Refused(REPEATED, "第 " + (pages.size() + 1) + " 页与前面的页相同, 或不是所要的页, 没有采用"));
        }
        if (repeats(yes.values())) {
            return Optional.of(new Answer.Refused(REPEATED, "第 " + (pages.size() + 1) + " 页有前面的页已有的条目, 没有采用"));
        }
        boolean agrees = pages.isEmpty() || about(pages.get(0)).equals(about(yes.values()));
        return agrees
                ? Optional.empty()
                : Optional.of(new Answer.Refused(DIFFER, "第 " + (pages.size() + 1) + " 页与第 1 页所述不一致, 没有采用"));
    }

    private static boolean listed(String path) {
        return LISTS.contains(path) || path.equals(CONTENT);
    }

    /** What a page says of the whole. */
    private static Values about(Values page) {
        return page.without(path -> listed(path) || path.startsWith("page.") && !path.equals("page.count"));
    }

    private boolean isLast(Values page, int number) {
        if (byMore) {
            return !page.isTrue("page.more");
        }
        if (byCount) {
            return page.number("page.count").filter(count -> count > number).isEmpty();
        }
        return page.get("page.next").isEmpty();
    }

    private Values together() {
        Values whole = about(pages.get(0));
        for (String list : LISTS) {
            List<Values> items =
                    pages.stream().flatMap(page -> page.list(list).stream()).toList();
            whole = items.isEmpty() ? whole : whole.with(list, items);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        pages.forEach(page -> bytes.writeBytes(Base64.getDecoder().decode(page.get(CONTENT))));
        return bytes.size() == 0
                ? whole
                : whole.with(CONTENT, Base64.getEncoder().encodeToString(bytes.toByteArray()));
    }
}
