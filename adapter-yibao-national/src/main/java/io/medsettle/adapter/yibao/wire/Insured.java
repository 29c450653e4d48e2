package io.medsettle.adapter.yibao.wire;

/**
 * A person as 1101 knows them, with the one insurance chosen. Personal: prints nothing.
 *
 * @param psnNo 人员编号
 * @param insuType 险种类型
 * @param psnType 人员类别
 * @param admdvs 参保地医保区划
 */
record Insured(String psnNo, String insuType, String psnType, String admdvs) {
    @Override
    public String toString() {
        return "Insured[" + insuType + " " + admdvs + "]";
    }
}
