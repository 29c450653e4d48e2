package io.medsettle.reconciliation;

import io.medsettle.reconciliation.Proposal.Needs;

/** What to propose for a case (flows §11 and §12). Whether the proof is there is found out by whoever carries it out. */
final class Proposals {
    private Proposals() {}

    static Proposal of(Difference name, Case c, FarSide farSide, String beside) {
        return switch (name) {
            case D1 -> unserved(farSide, "对方已收而我方账簿没有; 以新查询为准");
            case D2 -> new Proposal(Remedy.ASK_FAR_SIDE, "我方有账而对方账单没有; 先按同一请求号查询", Needs.FRESH_QUERY);
            case D3, D5 -> new Proposal(Remedy.PERSON, "金额不自动更正", Needs.PERSON);
            case D4 -> state(c, farSide);
            case D6 -> single(c, farSide, beside);
            case D7 -> twice(c, farSide);
            case D8 -> new Proposal(Remedy.ASK_FAR_SIDE, "退款只往前走; 先按退款请求号查询", Needs.FRESH_QUERY);
            case D9 ->
                farSide == FarSide.FUNDS
                        ? new Proposal(Remedy.PERSON, "交易账单与资金账单不符, 请向平台核实; 本网关不动资金", Needs.PERSON)
                        : new Proposal(Remedy.NOTE, "手续费差异记备注", Needs.NOTHING);
            case D10 -> his(c);
            case D11 -> new Proposal(Remedy.MATCHED_LATE, "跨日配对已成, 两方归入较早一日", Needs.NOTHING);
            case D12 -> new Proposal(Remedy.FETCH_AGAIN, "账单文件不可用, 原件保留", Needs.NOTHING);
        };
    }

    private static Proposal unserved(FarSide farSide, String reason) {
        return farSide == FarSide.INSURER
                ? new Proposal(Remedy.REVERSE_ORPHAN_INSURANCE, reason, Needs.FRESH_QUERY)
                : new Proposal(Remedy.REFUND_WITHOUT_SERVICE, reason, Needs.FRESH_QUERY);
    }

    private static Proposal state(Case c, FarSide farSide) {
        Row ours = c.ours();
        if (ours != null && ours.standing() == Standing.DOUBT) {
            return new Proposal(
                    c.held() ? Remedy.RESUME_DOUBTED : Remedy.ASK_FAR_SIDE, "我方存疑; 以新查询为准继续", Needs.FRESH_QUERY);
        }
        return c.held()
                ? unserved(farSide, "我方已放弃而对方已成; 以新查询为准")
                : new Proposal(Remedy.ASK_FAR_SIDE, "我方已成而对方标为未成或冲正", Needs.FRESH_QUERY);
    }

    /** The leg that stands goes back: this one, or the one beside it. */
    private static Proposal single(Case c, FarSide farSide, String beside) {
        boolean insurer = c.held() ? farSide == FarSide.INSURER : beside.contains(FarSide.INSURER.name());
        return insurer
                ? new Proposal(Remedy.REVERSE_ORPHAN_INSURANCE, "医保已结而另一笔没有; 先查询两方", Needs.FRESH_QUERY)
                : new Proposal(Remedy.REFUND_WITHOUT_SERVICE, "款已收而另一笔没有; 先查询两方", Needs.FRESH_QUERY);
    }

    /** A refund of the order would send back the payment that it stands on, and a row that is merely listed twice is one payment. */
    private static Proposal twice(Case c, FarSide farSide) {
        if (c.theirs() == null) {
            return new Proposal(Remedy.PERSON, "我方账簿重复", Needs.PERSON);
        }
        return farSide == FarSide.INSURER
                ? new Proposal(Remedy.PERSON, "医保重复结算, 人工核查后冲正后一笔", Needs.TWO_PERSONS)
                : new Proposal(
                        Remedy.REFUND_LATER_OF_TWO,
                        "同一请求号列示两笔; 核实确收两笔的, 在对方平台退回后一笔, 再由两人平账登记; 不在本网关退费",
                        Needs.TWO_PERSONS);
    }

    private static Proposal his(Case c) {
        return c.form() == Difference.D2
                ? new Proposal(Remedy.PUSH_TO_HIS, "款项已成而 HIS 没有; 以新查询为准重推", Needs.FRESH_QUERY)
                : new Proposal(Remedy.PERSON, "HIS 账目由 HIS 更正", Needs.PERSON);
    }
}
