package io.medsettle.server.notices;

import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Leg;

/** What a message is about. */
enum NoticeKind {
    /** 挂号成功. */
    REGISTERED("registered", "挂号成功", "请按时到院就诊", Leg.Standing.TAKEN),
    /** 门诊缴费成功. */
    PAID("paid", "门诊缴费成功", "请按院内指引办理", Leg.Standing.TAKEN),
    /** 预交金已缴. */
    DEPOSITED("deposited", "预交金缴纳成功", "已计入住院预交金", Leg.Standing.TAKEN),
    /** 出院结算完成. */
    DISCHARGED("discharged", "出院结算成功", "请凭证件办理出院手续", Leg.Standing.TAKEN),
    /** 退费. */
    REFUNDED("refunded", "退费成功", "款项按原路退回", Leg.Standing.RETURNED);

    private final String template;
    private final String title;
    private final String next;
    private final Leg.Standing counted;

    NoticeKind(String template, String title, String next, Leg.Standing counted) {
        this.template = template;
        this.title = title;
        this.next = next;
        this.counted = counted;
    }

    /** Told from the round that it stands in: what was given back there, else what HIS wrote down. */
    static NoticeKind of(Deed deed) {
        if (deed.leg(Act.WRITE_BACK_DISCHARGE)
                .filter(l -> l.standing() == Leg.Standing.TAKEN)
                .isPresent()) {
            return DISCHARGED;
        }
        if (deed.legs().stream().anyMatch(l -> l.standing() == Leg.Standing.RETURNED)) {
            return REFUNDED;
        }
        if (deed.leg(Act.WRITE_BACK_REGISTRATION).isPresent()) {
            return REGISTERED;
        }
        return deed.leg(Act.WRITE_BACK_DEPOSIT).isPresent() ? DEPOSITED : PAID;
    }

    /** The name under which its template is configured. */
    String template() {
        return template;
    }

    /** The name under which the template of a paying relative's copy is configured (亲情付). */
    String payersTemplate() {
        return "payer-" + template;
    }

    String title() {
        return title;
    }

    /** What to do next where HIS has said nothing. */
    String next() {
        return next;
    }

    /** How the legs stand whose amounts it tells. */
    Leg.Standing counted() {
        return counted;
    }
}
