package io.medsettle.adapter.his.wire;

import io.medsettle.adapter.his.HisSettings;
import io.medsettle.ports.insurance.FeeLine;
import io.medsettle.ports.insurance.StayFees;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.wire.Exchange;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** I07's bundle, page by page. What is asked for and what HIS gives at once may differ: pages are cut to size. */
public final class StayPages implements StayFees {
    private final Line line;
    private final int most;

    /** @param most lines that HIS gives on a page */
    public StayPages(HisSettings settings, Exchange exchange, InstantSource clock, int most) {
        line = new Line(settings, exchange, clock);
        this.most = most;
    }

    @Override
    public Outcome<Page> page(String stayId, String hisOrderId, String version, int page, int size) {
        if (page < 0 || size < 1 || size > 1000) {
            throw new IllegalArgumentException("no such page: " + page + " of " + size);
        }
        int step = Math.min(size, most);
        long from = (long) page * size;
        long to = from + size;
        List<FeeLine> lines = new ArrayList<>(size);
        boolean last = false;
        for (long at = from / step; !last && at * step < to; at++) {
            Outcome<I07Freeze.Bundle> said = bundle(stayId, hisOrderId, version, Math.toIntExact(at + 1), step);
            I07Freeze.Bundle told = said.maybe().orElse(null);
            if (told == null) {
                return said.map(none -> new Page(List.of(), true));
            }
            long first = at * step;
            for (int i = 0; i < told.items().size(); i++) {
                if (first + i >= from && first + i < to) {
                    lines.add(Sheets.line(told.items().get(i)));
                }
            }
            last = told.total() <= Math.min((at + 1) * step, to);
        }
        return Outcome.succeeded(new Page(lines, last));
    }

    private Outcome<I07Freeze.Bundle> bundle(String stayId, String hisOrderId, String version, int no, int size) {
        I07Freeze.BundleRequest request = new I07Freeze.BundleRequest(hisOrderId, Long.parseLong(version), no, size);
        Call call = Call.post("I07B", I07Freeze.bundlePath(stayId), hisOrderId, request);
        return line.send(call, I07Freeze.Bundle.class).then(told -> {
            String objection = objection(request, told);
            return objection.isEmpty() ? Outcome.succeeded(told) : Line.doubt(call, objection);
        });
    }

    private static String objection(I07Freeze.BundleRequest wanted, I07Freeze.Bundle told) {
        if (!told.hisOrderId().equals(wanted.hisOrderId()) || told.version() != wanted.version()) {
            return "答非所问: 结算单号或版本不符";
        }
        long before = (long) (wanted.pageNo() - 1) * wanted.pageSize();
        long there = Math.max(0, Math.min(wanted.pageSize(), told.total() - before));
        if (told.pageNo() != wanted.pageNo()
                || told.pageSize() != wanted.pageSize()
                || told.items().size() != there) {
            return "页码或条数不符";
        }
        for (O05Bundle.Item item : told.items()) {
            if (!decimal(item.cnt()) || !decimal(item.pric())) {
                return "明细的数量或单价不是数字";
            }
        }
        return "";
    }

    private static boolean decimal(String text) {
        return text.matches("-?\\d{1,12}(\\.\\d{1,8})?");
    }
}
