package io.medsettle.adapter.yibao.wire;

import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.ports.insurance.DictionaryEntry;
import io.medsettle.ports.insurance.Institution;
import io.medsettle.ports.insurance.InsurerLookups;
import io.medsettle.ports.insurance.InsurerQueries.Insured;
import io.medsettle.ports.insurance.Relative;
import io.medsettle.ports.insurance.SpecialTreatment;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Secret;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** 1201, 1901, 1160, 1163: small questions (yibao-core §3.1, §3.2). Safe to share. */
final class Lookups implements InsurerLookups {
    private static final String ROOT = "0";
    private static final String IN_FORCE = "1";

    private final Core core;
    private final Fetching fetching;
    private final YibaoSettings settings;
    private final InstantSource clock;

    Lookups(Core core, Fetching fetching, YibaoSettings settings, InstantSource clock) {
        this.core = core;
        this.fetching = fetching;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param nodes one of them must be there, else nothing was said */
    private static <T> Outcome<T> told(Answer answer, List<String> nodes, Function<Answer.Yes, Outcome<T>> yes) {
        return answer.doing(good -> nodes.stream().anyMatch(good.data()::has)
                ? yes.apply(good)
                : Verdict.noAnswer("回复里没有节点 " + String.join(", ", nodes)));
    }

    @Override
    public Outcome<List<Institution>> institutions(String type, String name, String code) {
        if (name.isEmpty() && code.isEmpty()) {
            return Outcome.neverSent("1201 名称和编号至少写一个");
        }
        Institution1201.In in = new Institution1201.In(type, name, code);
        return told(
                core.node("1201", "medinsinfo", in, new Sending("1201", "", "")),
                List.of("medinsinfo"),
                yes -> Outcome.succeeded(Form.read(yes.data(), Institution1201.Out.class).medinsinfo().stream()
                        .filter(r -> Form.defect(r).isEmpty())
                        .map(r -> new Institution(
                                r.fixmedins_code(), r.fixmedins_name(), r.uscc(), r.fixmedins_type(), r.hosp_lv()))
                        .toList()));
    }

    @Override
    public Outcome<List<DictionaryEntry>> dictionary(String type) {
        Dictionary1901.In in = new Dictionary1901.In(
                type,
                ROOT,
                settings.hospital().admdvs(),
                Moments.spoken(clock.instant()).substring(0, 10),
                IN_FORCE);
        return told(core.data("1901", in, new Sending("1901", "", "")), List.of("list", "fileinfo"), yes -> {
            Dictionary1901.Out out = Form.read(yes.data(), Dictionary1901.Out.class);
            if (!out.fileinfo().file_qury_no().isEmpty()) {
                return ofFile(type, out.fileinfo());
            }
            return Outcome.succeeded(out.list().stream()
                    .map(r -> new DictionaryEntry(
                            r.type(), r.value(), r.label(), !r.valiFlag().equals("0")))
                    .toList());
        });
    }

    /** The whole dictionary with names over its columns. */
    private Outcome<List<DictionaryEntry>> ofFile(String type, FileInfo file) {
        List<DictionaryEntry> entries = new ArrayList<>();
        List<String> names = new ArrayList<>();
        return fetching.rows(file, List.of("plc", settings.hospital().code()), new Sending("9102", "", ""), cells -> {
                    if (names.isEmpty()) {
                        names.addAll(cells);
                        return;
                    }
                    if (cell(names, cells, "dic_type_code").equals(type)) {
                        entries.add(new DictionaryEntry(
                                type,
                                cell(names, cells, "place_dic_val_code"),
                                cell(names, cells, "place_dic_val_name"),
                                true));
                    }
                })
                .map(done -> List.copyOf(entries));
    }

    private static String cell(List<String> names, List<String> cells, String name) {
        int at = names.indexOf(name);
        if (at < 0) {
            throw new Fetching.BadRow("字典文件没有列 " + name);
        }
        return at < cells.size() ? cells.get(at) : "";
    }

    @Override
    public Outcome<List<SpecialTreatment>> treatments(Insured who, String medType) {
        Treatments1160.In in =
                new Treatments1160.In(who.psnNo().reveal(), Moments.spoken(clock.instant()), medType, "", "");
        return told(
                core.data("1160", in, new Sending("1160", "", who.admdvs())),
                List.of("spinfo"),
                yes -> Outcome.succeeded(Form.read(yes.data(), Treatments1160.Out.class).spinfo().stream()
                        .map(r -> new SpecialTreatment(
                                r.psn_trt_no(),
                                r.psn_trt_type(),
                                r.psn_trt_type_name(),
                                r.dise_no(),
                                r.dise_name(),
                                r.begntime(),
                                r.endtime()))
                        .toList()));
    }

    @Override
    public Outcome<List<Relative>> relatives(Insured who) {
        return told(
                core.data("1163", new Relatives1163.In(who.psnNo().reveal()), new Sending("1163", "", who.admdvs())),
                List.of("relinfo"),
                yes -> Outcome.succeeded(Form.read(yes.data(), Relatives1163.Out.class).relinfo().stream()
                        .map(r -> new Relative(new Secret(r.psn_no()), new Secret(r.psn_name())))
                        .toList()));
    }
}
