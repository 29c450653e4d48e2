package io.medsettle.server.reconciliation;

import io.medsettle.reconciliation.Difference;

/**
 * What is planted in the corpus: where, what has to be made of it, and what kind of order it needs. Written down before anything is
 * measured; the engine never sees it.
 */
enum CorpusKind {
    W_STRANGER("WECHAT", Difference.D1, Difference.D1, false),
    W_LOST("WECHAT", Difference.D2, Difference.D2, false),
    W_ONE_SIDED("WECHAT", Difference.D6, Difference.D2, true),
    W_DEARER("WECHAT", Difference.D3, Difference.D3, true),
    W_REVOKED("WECHAT", Difference.D4, Difference.D4, false),
    W_REVOKED_INSURED("WECHAT", Difference.D6, Difference.D4, true),
    W_TWICE("WECHAT", Difference.D7, Difference.D7, true),
    W_REFUND_LOST("WECHAT", Difference.D8, Difference.D2, false),
    W_REFUND_DEARER("WECHAT", Difference.D8, Difference.D3, false),
    W_FEE("WECHAT", Difference.D9, Difference.D9, true),
    W_LATE("WECHAT", Difference.D11, Difference.D11, true),
    W_EARLY("WECHAT", Difference.D11, Difference.D11, true),
    A_STRANGER("ALIPAY", Difference.D1, Difference.D1, false),
    A_LOST("ALIPAY", Difference.D2, Difference.D2, false),
    A_ONE_SIDED("ALIPAY", Difference.D6, Difference.D2, true),
    A_DEARER("ALIPAY", Difference.D3, Difference.D3, false),
    A_TWICE("ALIPAY", Difference.D7, Difference.D7, false),
    A_REFUND_LOST("ALIPAY", Difference.D8, Difference.D2, true),
    A_LATE("ALIPAY", Difference.D11, Difference.D11, false),
    I_ONLY("YIBAO", Difference.D1, Difference.D1, true),
    I_LOST("YIBAO", Difference.D6, Difference.D2, true),
    I_DEARER("YIBAO", Difference.D3, Difference.D3, true),
    I_SHIFTED("YIBAO", Difference.D5, Difference.D5, true),
    H_ONLY("HIS-OUTPATIENT", Difference.D10, Difference.D1, false),
    H_LOST("HIS-OUTPATIENT", Difference.D10, Difference.D2, true),
    H_DEARER("HIS-OUTPATIENT", Difference.D10, Difference.D3, false),
    H_SHIFTED("HIS-OUTPATIENT", Difference.D10, Difference.D5, true);

    final String source;
    final Difference difference;
    final Difference form;
    final boolean insured;

    CorpusKind(String source, Difference difference, Difference form, boolean insured) {
        this.source = source;
        this.difference = difference;
        this.form = form;
        this.insured = insured;
    }

    boolean refund() {
        return this == W_REFUND_LOST || this == W_REFUND_DEARER || this == A_REFUND_LOST;
    }
}
